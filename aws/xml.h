/* Reads an XML reply into a tree of XmlNode (see call.h). */
#ifndef AWS_XML_H
#define AWS_XML_H

#include "aws/call.h"

/* NULL for what is not well-formed, has a document type or entities of its own (AWS sends neither; they are how a
 * hostile reply grows or reads files), or is deeper or longer than any reply of AWS. */
XmlNode *xml_parse(const char *bytes, size_t length, Error *err);

#endif
