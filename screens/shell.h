/* What surrounds every screen: frame, rail, price, keys, help, and the question before leaving. */
#ifndef SCREENS_SHELL_H
#define SCREENS_SHELL_H

#include "screens/context.h"

Shell shell_make(ScreenId first);
/* The result of wizard_connect()'s job. */
void wizard_identified(Wizard *wizard, Message *message);
/* The result of wizard_ask_prices()'s job. */
void wizard_priced(Wizard *wizard, Message *message);

#endif
