"""An HTTP server on loopback that plays others, with TLS if a context is given."""
import http.server
import threading


class Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, handler, context=None):
        super().__init__(("127.0.0.1", 0), handler)
        self.context = context
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def finish_request(self, request, client_address):
        try:
            if self.context:
                request = self.context.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)
            if self.context:
                request.close()
        except OSError:
            pass  # the client broke off, or did not like the certificate
