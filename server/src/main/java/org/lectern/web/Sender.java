package org.lectern.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** From which address a request comes, and what it was sent with. */
final class Sender {
    private static final int NETWORK_BYTES = 8;

    private Sender() {}

    static boolean isLoopback(String ip) {
        try {
            return InetAddress.getByName(ip).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // not an address in figures, so not one of this machine's own
        }
    }

    /**
     * What limits count by: an IPv4 address, or the network of an IPv6 address, since one machine has as many of those as
     * it likes. A proxy on this machine is believed about whom it speaks for; anybody else is not.
     */
    static String address(Context ctx, boolean behindBaseUrl) {
        String ip = ctx.ip();
        if (behindBaseUrl && isLoopback(ip)) {
            String forwarded =
                    Optional.ofNullable(ctx.header("X-Forwarded-For")).orElse("");
            String nearest = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            ip = nearest.matches("[0-9a-fA-F:.]{2,45}") ? nearest : ip;
        }
        try {
            byte[] bytes = InetAddress.getByName(ip).getAddress();
            return Arrays.toString(bytes.length > 4 ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
        } catch (UnknownHostException e) {
            return ip;
        }
    }

    /** What its owner will know the browser by, such as "Firefox on Windows"; never the whole header. */
    static String browser(Context ctx) {
        String agent = Optional.ofNullable(ctx.header("User-Agent")).orElse("");
        // Each pretends to be those below it
        String name = first(agent, "Edg", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "FxiOS", "Firefox")
                .or(() -> first(agent, "CriOS", "Chrome", "Chrome/", "Chrome", "Safari/", "Safari"))
                .orElse("A browser");
        String system = first(agent, "iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "CrOS", "ChromeOS")
                .or(() -> first(agent, "Windows", "Windows", "Mac OS X", "a Mac", "Linux", "Linux"))
                .map(" on "::concat)
                .orElse("");
        return name + system;
    }

    private static Optional<String> first(String agent, String... signsAndNames) {
        for (int n = 0; n < signsAndNames.length; n += 2) {
            if (agent.contains(signsAndNames[n])) {
                return Optional.of(signsAndNames[n + 1]);
            }
        }
        return Optional.empty();
    }
}
