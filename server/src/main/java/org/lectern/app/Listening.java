package org.lectern.app;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the server listens, and under which addresses it can therefore be reached. */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final List<String> THIS_COMPUTER = List.of("127.0.0.1", "localhost", "[::1]");

    private final String host;
    private final int port;
    private final List<String> ownAddresses;

    Listening(String host, int port) {
        this(host, port, ownAddresses());
    }

    /** @param ownAddresses the machine's IPv4 addresses that others may reach, the likeliest first */
    Listening(String host, int port, List<String> ownAddresses) {
        this.host = host;
        this.port = port;
        this.ownAddresses = List.copyOf(ownAddresses);
    }

    /** What links begin with where nothing else is set: on every address of the machine, one that others can use. */
    String base() {
        if (!isEverywhere()) {
            return address(host.contains(":") ? "[" + host + "]" : host);
        }
        return address(ownAddresses.isEmpty() ? THIS_COMPUTER.getFirst() : ownAddresses.getFirst());
    }

    /** All ways to write an address that leads here, the base first. */
    List<String> known() {
        List<String> known = new ArrayList<>(List.of(base()));
        if (isEverywhere()) {
            ownAddresses.forEach(own -> known.add(address(own)));
        }
        if (isEverywhere() || isLoopback()) {
            THIS_COMPUTER.forEach(name -> known.add(address(name)));
        }
        return known.stream().distinct().toList();
    }

    private String address(String name) {
        return "http://%s:%d".formatted(name, port);
    }

    private boolean isEverywhere() {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false; // starting to listen there will say so
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // starting to listen there will say so
        }
    }

    /** Those of a home or office first: they are what people at the same table can reach. */
    private static List<String> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Listening::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .sorted(Comparator.comparing(address -> !address.isSiteLocalAddress()))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList();
        } catch (SocketException e) {
            LOG.warn("The machine's own addresses cannot be found out; links will say 127.0.0.1", e);
            return List.of();
        }
    }

    /** Bridges to virtual machines and containers are not where readers are. */
    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isVirtual() && !network.getName().matches("(docker|br-|veth|virbr).*");
        } catch (SocketException e) {
            LOG.warn("Nothing can be found out about the network {}", network.getName(), e);
            return false;
        }
    }
}
