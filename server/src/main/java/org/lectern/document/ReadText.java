package org.lectern.document;

import java.util.List;

/** The words that a file was read as, with what they fall into. */
public sealed interface ReadText {
    /** In code points. */
    int characters();

    List<PageSpan> pages();

    /** How many passages there are. */
    int passages();

    /** Gives each passage, in order. */
    <E extends Exception> void blocks(BlockConsumer<E> each) throws E;

    List<Heading> headings();

    /** In memory. */
    record Whole(CanonicalText text, Layout layout, List<Heading> headings) implements ReadText {
        public Whole {
            headings = List.copyOf(headings);
        }

        @Override
        public int characters() {
            return text.length();
        }

        @Override
        public List<PageSpan> pages() {
            return layout.pages();
        }

        @Override
        public int passages() {
            return layout.blocks().size();
        }

        @Override
        public <E extends Exception> void blocks(BlockConsumer<E> each) throws E {
            for (Block block : layout.blocks()) {
                each.accept(block);
            }
        }
    }

    /** On the disk, since it is long. */
    record OnDisk(TextFile text, LayoutFile layout, List<Heading> headings) implements ReadText {
        public OnDisk {
            headings = List.copyOf(headings);
        }

        @Override
        public int characters() {
            return text.length();
        }

        @Override
        public List<PageSpan> pages() {
            return layout.pages();
        }

        @Override
        public int passages() {
            return layout.count();
        }

        @Override
        public <E extends Exception> void blocks(BlockConsumer<E> each) throws E {
            layout.blocks(each);
        }
    }
}
