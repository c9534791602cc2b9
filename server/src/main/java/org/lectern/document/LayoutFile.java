package org.lectern.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.anchor.TextSpan;

/** A long text's passages on the disk until they are rows; its pages, which are a hundredth of them, in memory. */
public final class LayoutFile {
    private final Path file;
    private final List<PageSpan> pages;
    private final int count;

    private LayoutFile(Path file, List<PageSpan> pages, int count) {
        this.file = file;
        this.pages = List.copyOf(pages);
        this.count = count;
    }

    public List<PageSpan> pages() {
        return pages;
    }

    /** How many passages there are. */
    public int count() {
        return count;
    }

    /** Gives each passage, in order. */
    public <E extends Exception> void blocks(BlockConsumer<E> each) throws E {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int n = 0; n < count; n++) {
                BlockKind kind = BlockKind.valueOf(in.readUTF());
                int start = in.readInt();
                each.accept(new Block(kind, new TextSpan(start, start + in.readInt()), in.readUTF()));
            }
        } catch (EOFException e) {
            throw new UncheckedIOException("%s is shorter than it was".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes one, in order. */
    public static final class Writer implements AutoCloseable {
        private final Path file;
        private final TextLimits limits;
        private final DataOutputStream out;
        private final List<PageSpan> pages = new ArrayList<>();
        private int count;

        /** @param limits says how many passages there may be */
        public Writer(Path file, TextLimits limits) throws IOException {
            this.file = file;
            this.limits = limits;
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        }

        /**
         * The next pages with what stands on them, numbered on.
         *
         * @param layout of a part of the text
         * @param upTo of its pages so many, from the first
         * @param origin where the part begins in the text
         * @throws UnreadableSourceException where there are more passages than may be
         */
        public void add(Layout layout, int upTo, int origin) throws IOException, UnreadableSourceException {
            for (PageSpan page : layout.pages().subList(0, upTo)) {
                int number = pages.size() + 1;
                pages.add(new PageSpan(
                        number,
                        moved(page.span(), origin),
                        page.size().isPresent() ? page.label() : String.valueOf(number),
                        page.size()));
            }
            int end = layout.pages().get(upTo - 1).span().end();
            for (Block block : layout.blocks()) {
                if (block.span().end() <= end) {
                    add(block, origin);
                }
            }
        }

        private void add(Block block, int origin) throws IOException, UnreadableSourceException {
            if (count >= limits.passages()) {
                throw new UnreadableSourceException(
                        UnreadableSourceException.Kind.TOO_LARGE,
                        "This text has more than %,d passages, which is the most here (%s). Divide it, or join its lines."
                                .formatted(limits.passages(), TextLimits.PASSAGES_SETTING));
            }
            out.writeUTF(block.kind().name());
            out.writeInt(block.span().start() + origin);
            out.writeInt(block.span().length());
            out.writeUTF(block.language());
            count++;
        }

        private static TextSpan moved(TextSpan span, int by) {
            return new TextSpan(span.start() + by, span.end() + by);
        }

        int pages() {
            return pages.size();
        }

        /** Closes the file. */
        public LayoutFile finish() throws IOException {
            out.close();
            return new LayoutFile(file, pages, count);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
