/* What the sandbox and the keeper of its real servers (keeper.h) say to each other: JSON objects over a socket that
 * keeps messages apart, with a connection handed over where one belongs to it.
 *
 * To the keeper: {"view"}: what shall stand (view.h), unasked or as an answer; {"door": "ssh" | "balancer",
 * "view", "port"} with the caller's connection, `port` being the sandbox's own for names inside; {"verdict": bool,
 * "of": n}. From it: {"ask": "view"}; {"ask": "token", "user", "token", "of": n}; {"say": words} for people. */
#ifndef SANDBOX_REAL_WIRE_H
#define SANDBOX_REAL_WIRE_H

#include <jansson.h>
#include <stdbool.h>

enum { WIRE_MAX = 128 * 1024 };
/* `descriptor` -1: none. False: the other side is gone. */
bool wire_send(int socket, const json_t *message, int descriptor);
/* Waits for the next message; *descriptor is -1 when none came along. NULL: the other side is gone. */
json_t *wire_receive(int socket, int *descriptor);

#endif
