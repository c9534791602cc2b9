package org.lectern.web;

import io.javalin.config.RoutesConfig;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.annotation.jsonld.CollectionWriter;
import org.lectern.annotation.jsonld.HistoryWriter;
import org.lectern.citation.Correcting;
import org.lectern.reading.AnchorService;
import org.lectern.reading.AnnotationService;
import org.lectern.reading.Footings;
import org.lectern.reading.ImportService;
import org.lectern.reading.Ledger;
import org.lectern.reading.PassageAnchors;
import org.lectern.reading.PassageFinder;
import org.lectern.reading.Placements;
import org.lectern.reading.grade.Flagged;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Workbench;
import org.lectern.web.LecternServer.Parts;

/** All routes, each with the parts that it asks. */
final class AllRoutes {
    private final Parts parts;
    private final Addresses addresses;
    private final Guard guard;
    private final AnnotationWriter writer;
    private final AnnotationView view;
    private final PassageAnchors anchors;
    private final Placements placements;
    private final AnnotationService service;
    private final Grading grading;
    private final Ledger ledger;
    private final Footings footings;
    private final LastPages lastPages = new LastPages();

    AllRoutes(Parts parts, Addresses addresses, Guard guard, AnnotationWriter writer, AnnotationView view) {
        this.parts = parts;
        this.addresses = addresses;
        this.guard = guard;
        this.writer = writer;
        this.view = view;
        this.anchors = new PassageAnchors(parts.catalogue());
        this.placements = new Placements(parts.catalogue(), parts.placements());
        this.service = new AnnotationService(
                parts.catalogue(),
                parts.citations(),
                anchors,
                placements,
                parts.annotations(),
                parts.people(),
                parts.groups(),
                parts.scales(),
                parts.clock());
        this.grading = new Grading(parts.catalogue(), parts.citations(), parts.ratings(), parts.scales());
        this.ledger = new Ledger(parts.catalogue(), anchors, parts.placements(), parts.groups(), parts.clock());
        this.footings =
                new Footings(parts.catalogue(), parts.citations(), placements, anchors, parts.annotations(), service);
    }

    /** In the order in which they are looked through: those that are asked for most come first. */
    void addTo(RoutesConfig routes) {
        addAnnotations(routes);
        addProgram(routes);
        addPeople(routes);
        addLibrary(routes);
        addWorks(routes);
        addGrades(routes);
        addComparing(routes);
        addWorkbench(routes);
        addSearch(routes);
        addImport(routes);
        new LedgerRoutes(parts.catalogue(), ledger, footings, parts.people(), addresses).addTo(routes);
        new HistoryRoutes(parts.annotations(), view, new HistoryWriter(writer)).addTo(routes);
    }

    private void addAnnotations(RoutesConfig routes) {
        ContainerRoutes container = new ContainerRoutes(
                parts.annotations(),
                view,
                new CollectionWriter(writer),
                new Narrowing(parts.catalogue(), addresses),
                addresses);
        AnnotationRoutes annotations =
                new AnnotationRoutes(parts.annotations(), service, new AnnotationReader(addresses), view, addresses);
        container.addDescriptionTo(routes);
        annotations.addDescriptionTo(routes);
        routes.before(guard::look);
        new WithdrawalRoutes(parts.catalogue(), parts.clock()).addTo(routes);
        container.addTo(routes);
        annotations.addTo(routes);
    }

    /** What is the same for everybody. */
    private void addProgram(RoutesConfig routes) {
        Routes.get(routes, "/assets/{file}", Assets::show);
        Routes.get(routes, "/ns/lectern.jsonld", Vocabulary::show);
        new ApiDescription(addresses).addTo(routes);
        Routes.get(routes, "/health", ctx -> ctx.contentType("text/plain").result("ok"));
    }

    private void addPeople(RoutesConfig routes) {
        new PeopleRoutes(parts.people(), parts.groups(), parts.catalogue(), guard, addresses, parts.clock())
                .addTo(routes);
        new AccountRoutes(parts.people(), parts.groups(), guard, parts.clock()).addTo(routes);
        new GroupRoutes(parts.groups(), parts.invitations(), addresses, parts.clock()).addTo(routes);
        new InviteRoutes(
                        parts.people(),
                        parts.groups(),
                        parts.invitations(),
                        new Landing(lastPages, parts.catalogue(), parts.groups()),
                        guard,
                        parts.clock())
                .addTo(routes);
    }

    private void addLibrary(RoutesConfig routes) {
        new LibraryRoutes(
                        parts.catalogue(),
                        new FirstSteps(parts.people(), parts.groups()),
                        parts.groups(),
                        parts.uploads(),
                        parts.room())
                .addTo(routes);
        new DocumentRoutes(
                        parts.catalogue(),
                        new AnchorService(anchors),
                        addresses,
                        parts.people(),
                        parts.groups(),
                        parts.parallels(),
                        parts.citations(),
                        parts.uploads(),
                        parts.room())
                .addTo(routes);
        new PageRoutes(parts.catalogue(), lastPages, new CitedInText(parts.citations())).addTo(routes);
        new PassageRoutes(parts.catalogue(), new PassageFinder(parts.catalogue(), anchors)).addTo(routes);
        new UploadRoutes(parts.catalogue(), parts.uploads(), parts.room(), guard, parts.clock()).addTo(routes);
        new IngestRoutes(parts.uploads(), new IngestJson(parts.catalogue(), ledger)).addTo(routes);
        new PageImageRoutes(parts.catalogue(), parts.images()).addTo(routes);
        new SharingRoutes(parts.catalogue(), parts.groups(), parts.clock()).addTo(routes);
        new DescriptionRoutes(parts.catalogue(), parts.people(), addresses, parts.clock()).addTo(routes);
    }

    private void addWorks(RoutesConfig routes) {
        Correcting correcting = new Correcting(parts.catalogue(), parts.citations(), parts.corrections());
        MayCorrect may = new MayCorrect(parts.groups());
        SamePage same = new SamePage();
        Discussion discussion = new Discussion(
                parts.catalogue(),
                parts.citations(),
                correcting,
                may,
                parts.annotations(),
                service,
                parts.people(),
                parts.groups(),
                addresses,
                same);
        discussion.addTo(routes);
        new CitationRoutes(parts.catalogue(), parts.citations(), correcting, may, parts.people(), same).addTo(routes);
        new WorkRoutes(
                        parts.catalogue(),
                        parts.citations(),
                        correcting,
                        may,
                        parts.annotations(),
                        parts.people(),
                        discussion,
                        same)
                .addTo(routes);
        new CorrectionRoutes(parts.catalogue(), parts.citations(), correcting, may, same, parts.clock()).addTo(routes);
        new CorrectionApi(parts.catalogue(), parts.citations(), correcting, may, addresses, parts.clock())
                .addTo(routes);
    }

    private void addGrades(RoutesConfig routes) {
        new ScaleRoutes(parts.groups(), parts.scales(), parts.clock()).addTo(routes);
        new GradeRoutes(
                        parts.catalogue(),
                        parts.citations(),
                        grading,
                        new Flagged(parts.annotations(), placements),
                        footings,
                        parts.scales(),
                        parts.people(),
                        parts.groups(),
                        addresses)
                .addTo(routes);
    }

    private void addComparing(RoutesConfig routes) {
        new ParallelRoutes(parts.catalogue(), parts.parallels()).addTo(routes);
        ComparingParts comparing = new ComparingParts(
                parts.catalogue(),
                parts.annotations(),
                service,
                parts.groups(),
                parts.people(),
                addresses,
                parts.clock());
        new QuotationRoutes(comparing, parts.citations(), parts.quotations()).addTo(routes);
        new CompareRoutes(comparing, parts.parallels()).addTo(routes);
    }

    private void addWorkbench(RoutesConfig routes) {
        RatingDesk desk = new RatingDesk(
                parts.annotations(),
                parts.ratings(),
                service,
                new AnnotationReader(addresses),
                view,
                addresses,
                parts.clock());
        WorkbenchRoutes.Parts weighing = new WorkbenchRoutes.Parts(
                new Workbench(parts.catalogue(), parts.citations(), grading),
                grading,
                new Flagged(parts.annotations(), placements),
                footings,
                desk,
                parts.scales(),
                parts.people(),
                parts.groups(),
                parts.catalogue(),
                addresses);
        new WorkbenchRoutes(weighing).addTo(routes);
        new PassageGradesRoutes(weighing, parts.citations()).addTo(routes);
    }

    private void addSearch(RoutesConfig routes) {
        new SearchRoutes(parts.search(), parts.catalogue(), placements, parts.people(), parts.groups(), addresses)
                .addTo(routes);
        new ExportRoutes(parts.exporter(), parts.search()).addTo(routes);
    }

    private void addImport(RoutesConfig routes) {
        ImportService importer = new ImportService(
                parts.catalogue(),
                parts.citations(),
                placements,
                parts.annotations(),
                parts.people(),
                parts.groups(),
                parts.scales(),
                addresses,
                parts.clock());
        new ImportRoutes(importer).addTo(routes);
        new ImportPages(importer, parts.catalogue(), parts.groups()).addTo(routes);
        new RestoreRoutes(parts.annotations(), service, view, parts.clock(), addresses).addTo(routes);
    }
}
