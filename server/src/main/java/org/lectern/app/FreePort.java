package org.lectern.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out which port will be listened on before anything is made that has it in its addresses. */
final class FreePort {
    private FreePort() {}

    static int of(String host, int wanted) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.getByName(host), wanted));
            return probe.getLocalPort();
        } catch (java.net.UnknownHostException e) {
            throw new FailedException("There is no host \"%s\" to listen on.".formatted(host), e);
        } catch (IOException e) {
            throw new FailedException(
                    "Port %d on %s cannot be listened on (%s). Another program may have it; choose another with --port."
                            .formatted(wanted, host, e.getMessage()),
                    e);
        }
    }
}
