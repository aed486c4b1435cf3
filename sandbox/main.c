/* secure-rds-sandbox: a simulated AWS on loopback. */
int main(void) {
    return 2;
}
