package org.lectern.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a running server takes chores from commands on the same machine, by the same person: a Unix socket in a folder
 * that only its owner may enter. A request is a count and so many strings; an answer is any number of texts that say how
 * far it is, then one that says that it is done or failed, each after a byte that tells which. Whoever
 * asks ends their side once they do not want it any more, or go away.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    /** Socket paths have a limit of about 100 bytes; the folder's own name may be longer. */
    private static final int MAX_PATH = 100;

    private static final byte FAILED = 0;
    private static final byte DONE = 1;
    private static final byte PROGRESS = 2;

    private final ServerSocketChannel channel;
    private final Path path;

    private ControlSocket(ServerSocketChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    private static Path path(Path folder) {
        Path inside = folder.resolve("control").resolve("socket");
        if (inside.toString().length() <= MAX_PATH) {
            return inside;
        }
        UUID name = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of(System.getProperty("java.io.tmpdir"), "lectern-" + name, "socket");
    }

    static ControlSocket listen(Path folder, Chores chores) {
        Path path = path(folder);
        try {
            Path parent = path.resolveSibling("");
            Files.createDirectories(
                    parent, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // Whoever holds the folder's lock is the only server, so what is left here is dead.
            Files.deleteIfExists(path);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(path));
            ControlSocket socket = new ControlSocket(channel, path);
            Thread.ofPlatform().daemon().name("control-socket").start(() -> socket.answerAll(chores));
            return socket;
        } catch (IOException e) {
            throw new FailedException("Commands cannot be listened for at %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void answerAll(Chores chores) {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                answer(client, chores);
            } catch (ClosedChannelException e) {
                return; // closed on purpose
            } catch (IOException e) {
                LOG.warn("A command went away before it was answered", e);
            }
        }
    }

    private static void answer(SocketChannel client, Chores chores) throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
        List<String> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(in.readUTF());
        }
        try {
            String said = chores.run(words, new Caller(client, out));
            out.writeByte(DONE);
            out.writeUTF(said);
        } catch (FailedException e) {
            out.writeByte(FAILED);
            out.writeUTF(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A command failed: {}", words.getFirst(), e);
            out.writeByte(FAILED);
            out.writeUTF("It failed in the running Lectern; its log says why.");
        }
        out.flush();
    }

    /** Whoever asked may go away meanwhile; what cannot be taken back is done all the same. */
    private static final class Caller implements Patron {
        private final SocketChannel client;
        private final DataOutputStream out;
        private volatile boolean gone;

        Caller(SocketChannel client, DataOutputStream out) {
            this.client = client;
            this.out = out;
            Thread.ofPlatform().daemon().name("control-socket-caller").start(this::waitUntilGone);
        }

        /** Nothing more comes from them but the end. */
        private void waitUntilGone() {
            try {
                while (client.read(ByteBuffer.allocate(1)) >= 0) {
                    LOG.debug("A command sent more than its words");
                }
            } catch (IOException e) {
                LOG.debug("A command was answered, or went away", e);
            }
            gone = true;
        }

        @Override
        public void told(String progress) {
            try {
                out.writeByte(PROGRESS);
                out.writeUTF(progress);
                out.flush();
            } catch (IOException e) {
                LOG.debug("Nobody waits for the progress of a command", e);
            }
        }

        @Override
        public boolean isGone() {
            return gone;
        }
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("The running Lectern could not be told that nobody wants it any more", e);
        }
    }

    /**
     * Has the server that uses this folder do a chore.
     *
     * @param back empty for one that cannot be taken back
     */
    static String ask(Path folder, List<String> words, Consumer<String> progress, Optional<TakenBack> back) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path(folder)))) {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.writeInt(words.size());
            for (String word : words) {
                out.writeUTF(word);
            }
            out.flush();
            back.ifPresent(asked -> asked.then(() -> hangUp(channel)));
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            while (true) {
                int kind = in.readByte();
                String said = in.readUTF();
                switch (kind) {
                    case PROGRESS -> progress.accept(said);
                    case DONE -> {
                        return said;
                    }
                    default -> throw new FailedException(said);
                }
            }
        } catch (IOException e) {
            throw new FailedException(
                    "Another Lectern is using the data folder %s and does not answer. Wait until it is ready, or stop it."
                            .formatted(folder),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The control socket was not put away", e);
        }
    }
}
