/* See gzip.h. */
#include "sandbox/wire/gzip.h"

#include "base/memory.h"

#include <string.h>
#include <zlib.h>

enum { SHORTEST = 5 << 10, GZIP_WINDOW = 15 + 16, MEMORY_LEVEL = 8 };

bool gzip_body(const char *accepted, Text *body) {
    z_stream stream = {0};
    if (!accepted || !strstr(accepted, "gzip") || strstr(accepted, "gzip;q=0") || body->length < SHORTEST ||
        deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    uLong room = deflateBound(&stream, body->length);
    AUTO(memory_release) char *bytes = memory_new(room, 1);
    stream.next_in = (Bytef *)body->bytes;
    stream.avail_in = (uInt)body->length;
    stream.next_out = (Bytef *)bytes;
    stream.avail_out = (uInt)room;
    bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    if (whole) {
        text_clear(body);
        text_add(body, bytes, stream.total_out);
    }
    deflateEnd(&stream);
    return whole;
}
