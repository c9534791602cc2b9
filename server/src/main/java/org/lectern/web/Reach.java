package org.lectern.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lectern.annotation.Addresses;

/**
 * One of the addresses that people can use to get here.
 *
 * @param base such as {@code http://192.168.1.20:7070}
 */
record Reach(String base, Kind kind) {
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");

    enum Kind {
        /** Only this very computer. */
        THIS_COMPUTER("reach.computer"),
        /** Unencrypted, so whoever shares the network can read along. */
        PLAIN("reach.network"),
        ENCRYPTED("reach.anywhere");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** In the catalogue of {@link Words}. */
        String key() {
            return key;
        }
    }

    /** The base first, then what else leads here; of the ways to write this computer, the first. */
    static List<Reach> of(Addresses addresses) {
        List<Reach> found = new ArrayList<>();
        for (String base : addresses.known()) {
            Reach reach = of(base);
            boolean again = reach.kind == Kind.THIS_COMPUTER
                    && found.stream().anyMatch(other -> other.kind == Kind.THIS_COMPUTER);
            if (!again) {
                found.add(reach);
            }
        }
        return found;
    }

    private static Reach of(String base) {
        URI uri = URI.create(base);
        if (isThisComputer(uri.getHost())) {
            return new Reach(base, Kind.THIS_COMPUTER);
        }
        return new Reach(base, base.startsWith("https:") ? Kind.ENCRYPTED : Kind.PLAIN);
    }

    static boolean isThisComputer(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        // A name is not looked up: the server asks no other machine anything
        if (!NUMERIC.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(host.replace("[", "").replace("]", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
