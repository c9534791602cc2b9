package org.lectern.citation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.Living;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Merge;
import org.lectern.citation.Correction.Move;
import org.lectern.citation.Correction.Removal;
import org.lectern.citation.Correction.Rename;
import org.lectern.citation.Correction.Respan;
import org.lectern.citation.Correction.Spans;
import org.lectern.citation.Correction.Split;
import org.lectern.document.DocumentId;

/**
 * What the corrections that hold come to, one after the other. It is made anew from them and never changed, so that
 * undoing one, whichever and in whatever order, leaves exactly what the others come to. What one of them was made on top
 * of may be undone meanwhile: then it still says what it can of the citations and works that it names.
 */
public final class Corrections {
    /** Those of a store where nobody has corrected anything. */
    public static final Corrections NONE = of(List.of());

    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, String> works = new HashMap<>();
    private final Map<String, Respan> spans = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, Addition> added = new LinkedHashMap<>();
    private final Map<String, Reference> records = new HashMap<>();
    private final Map<String, Contribution> parts = new HashMap<>();
    private final Map<String, Boolean> living = new HashMap<>();
    private final Map<DocumentId, Boolean> livingInDocuments = new HashMap<>();
    private final List<LoggedCorrection> all;

    private Corrections(List<LoggedCorrection> all) {
        this.all = List.copyOf(all);
        this.all.stream().filter(LoggedCorrection::holds).forEach(logged -> apply(logged.correction()));
    }

    /** @param all in the order in which they were made, the undone ones too */
    public static Corrections of(List<LoggedCorrection> all) {
        return new Corrections(all);
    }

    private void apply(Correction correction) {
        switch (correction) {
            case Merge merge -> {
                String from = canonical(merge.from());
                String into = canonical(merge.into());
                if (!from.equals(into)) {
                    aliases.put(from, into);
                }
            }
            case Split split -> split.citations().forEach(citation -> works.put(citation, split.made()));
            case Contribution part -> {
                parts.put(part.made(), part);
                part.citations().forEach(citation -> works.put(citation, part.made()));
            }
            case Move move -> move.citations().forEach(citation -> works.put(citation, move.work()));
            case Respan respan -> spans.put(respan.citation(), respan);
            case Removal removal -> removed.add(removal.citation());
            case Addition addition -> added.put(addition.citation(), addition);
            case Rename rename -> records.put(canonical(rename.work()), rename.reference());
            case Living one -> living.put(one.work(), one.mayBeLiving());
            case LivingInDocument one -> livingInDocuments.put(one.document(), one.mayBeLiving());
        }
    }

    /** The work that this id stands for: itself, or the one that it was merged into. */
    public String canonical(String work) {
        String at = work;
        while (aliases.containsKey(at)) {
            at = aliases.get(at);
        }
        return at;
    }

    /** The ids that stand for a work, its own among them. */
    public Set<String> namesOf(String work) {
        String canonical = canonical(work);
        Set<String> names = new HashSet<>();
        names.add(canonical);
        aliases.keySet().stream()
                .filter(alias -> canonical(alias).equals(canonical))
                .forEach(names::add);
        return names;
    }

    /** @param found the work that a citation was found to cite */
    public String workOf(String citation, String found) {
        return canonical(works.getOrDefault(citation, found));
    }

    public boolean isRemoved(String citation) {
        return removed.contains(citation);
    }

    /** Where somebody said that a citation and what belongs to it stand. */
    public Optional<Spans> spansOf(String citation) {
        return Optional.ofNullable(spans.get(citation)).map(Respan::spans);
    }

    /** The citations that people added, in the order in which they did. */
    public List<Addition> added() {
        return List.copyOf(added.values());
    }

    /** What somebody said that a work's record is. */
    public Optional<Reference> recordOf(String work) {
        return Optional.ofNullable(records.get(work));
    }

    /** A work with its record as somebody corrected it. */
    public CitedWork named(CitedWork work) {
        Optional<Reference> record = recordOf(work.id());
        Optional<Contribution> part = partOf(work.id());
        Reference found = work.reference();
        Reference named = record.orElseGet(() -> part.map(contribution ->
                        new Reference(List.of(contribution.name()), found.title(), found.year(), found.volume()))
                .orElse(found));
        return named.equals(found) ? work : new CitedWork(work.id(), named, work.citations());
    }

    /** The volume that a work is one contributor's part of, and whose. */
    public Optional<Contribution> partOf(String work) {
        return Optional.ofNullable(parts.get(work))
                .map(part -> new Contribution(canonical(part.volume()), part.made(), part.name(), part.citations()));
    }

    /** Whether somebody said of a work, or of one that was merged into it, that a person in it may be living. */
    public boolean mayBeLiving(String work) {
        return !living.isEmpty() && namesOf(work).stream().anyMatch(name -> living.getOrDefault(name, false));
    }

    /** Whether somebody said of a document that its author, or somebody whom it speaks of, may be living. */
    public boolean mayBeLiving(DocumentId document) {
        return livingInDocuments.getOrDefault(document, false);
    }

    /** All, in the order in which they were made, the undone ones too. */
    public List<LoggedCorrection> all() {
        return all;
    }

    public Optional<LoggedCorrection> numbered(long number) {
        return all.stream().filter(logged -> logged.number() == number).findFirst();
    }

    /** The work whose passages one was made of, for one that has none any more since that was undone. */
    public Optional<String> madeFrom(String work) {
        List<String> from = new ArrayList<>();
        for (LoggedCorrection logged : all) {
            switch (logged.correction()) {
                case Split split when split.made().equals(work) -> from.add(split.from());
                case Contribution part when part.made().equals(work) -> from.add(part.volume());
                default -> {
                    // makes no work
                }
            }
        }
        return from.stream().findFirst().map(this::canonical);
    }
}
