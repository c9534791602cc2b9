package org.lectern.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The form of a backup: a ZIP file with everything under the names that it has in the data folder, and last the list
 * {@value #SUMS} with the SHA-256 of each, as {@code sha256sum} writes and checks it. A file without that list, or with
 * something that does not agree with it, is no backup.
 */
final class BackupFile {
    static final String SUMS = "SHA256SUMS";
    static final String DATABASE = "lectern.sqlite";

    private static final int HASH_LENGTH = 64;

    private BackupFile() {}

    /** It is not whole, or was changed. */
    static final class DamagedException extends Exception {
        DamagedException(String message) {
            super(message);
        }
    }

    /** Writes one after the other; closing it puts all on disk. */
    static final class Writer implements AutoCloseable {
        private final FileChannel channel;
        private final ZipOutputStream zip;
        private final Map<String, String> sums = new LinkedHashMap<>();

        /** @param file is made, for its owner alone; must not exist */
        Writer(Path file) throws IOException {
            this.channel = FileChannel.open(
                    file,
                    java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    DataFolder.ownersAlone(file));
            this.zip = new ZipOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel)), StandardCharsets.UTF_8);
        }

        /** @return the SHA-256 of what was copied */
        String add(String name, Path from) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            MessageDigest digest = sha256();
            Files.copy(from, new DigestOutputStream(zip, digest));
            zip.closeEntry();
            String hash = HexFormat.of().formatHex(digest.digest());
            sums.put(name, hash);
            return hash;
        }

        int count() {
            return sums.size();
        }

        void finish() throws IOException {
            zip.putNextEntry(new ZipEntry(SUMS));
            StringBuilder list = new StringBuilder();
            sums.forEach(
                    (name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
            zip.write(list.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** What is in it, by name, with its SHA-256; every byte has been read and agrees. */
    static Map<String, String> verify(Path file) throws IOException, DamagedException {
        return read(file, (name, in) -> in.transferTo(OutputStream.nullOutputStream()));
    }

    /** Copies what is in it into a folder; what is left there after an exception is not to be used. */
    static Map<String, String> extract(Path file, Path folder) throws IOException, DamagedException {
        return read(file, (name, in) -> {
            Path target = folder.resolve(name);
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(in, target);
            try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        });
    }

    @FunctionalInterface
    private interface Each {
        void take(String name, InputStream in) throws IOException;
    }

    private static Map<String, String> read(Path file, Each each) throws IOException, DamagedException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Map<String, String> sums = sums(zip);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            int found = 0;
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().equals(SUMS)) {
                    continue;
                }
                if (!sums.containsKey(entry.getName())) {
                    throw new DamagedException("it holds %s, which is not on its list".formatted(entry.getName()));
                }
                found++;
                MessageDigest digest = sha256();
                try (InputStream in = new java.security.DigestInputStream(zip.getInputStream(entry), digest)) {
                    each.take(entry.getName(), in);
                }
                if (!HexFormat.of().formatHex(digest.digest()).equals(sums.get(entry.getName()))) {
                    throw new DamagedException("%s in it was changed".formatted(entry.getName()));
                }
            }
            if (found != sums.size() || !sums.containsKey(DATABASE)) {
                throw new DamagedException("something that is on its list is missing");
            }
            return sums;
        } catch (java.util.zip.ZipException e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> sums(ZipFile zip) throws IOException, DamagedException {
        ZipEntry list = zip.getEntry(SUMS);
        if (list == null) {
            throw new DamagedException("it has no list of what is in it");
        }
        Map<String, String> sums = new LinkedHashMap<>();
        String text = new String(zip.getInputStream(list).readAllBytes(), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            String name = line.length() > HASH_LENGTH + 2 ? line.substring(HASH_LENGTH + 2) : "";
            if (!isOurs(name)) {
                throw new DamagedException("\"%s\" on its list has no place in a data folder".formatted(name));
            }
            sums.put(name, line.substring(0, HASH_LENGTH));
        }
        return sums;
    }

    /** Nothing else is ever written from a file that came from elsewhere. */
    private static boolean isOurs(String name) {
        return name.equals(DATABASE)
                || name.equals("instance")
                || name.equals("lectern.properties")
                || name.matches("files/[0-9a-f]{2}/[0-9a-f]{64}");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
