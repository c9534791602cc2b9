package org.lectern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.annotation.Annotation;
import org.lectern.web.LecternServer;

/** The house: which room may know which. */
@AnalyzeClasses(locations = ArchitectureTest.TheHouse.class)
class ArchitectureTest {
    /** What is built of both modules, wherever that lies, and none of the tests. */
    static final class TheHouse implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Stream.of(LecternServer.class, Annotation.class)
                    .map(part -> part.getProtectionDomain().getCodeSource().getLocation())
                    .map(Location::of)
                    .collect(Collectors.toSet());
        }
    }

    @ArchTest
    static final ArchRule arrows_point_the_allowed_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("org.lectern.app..")
            .layer("web")
            .definedBy("org.lectern.web..")
            .layer("reading")
            .definedBy("org.lectern.reading..")
            .layer("citation")
            .definedBy("org.lectern.citation..")
            .layer("parallel")
            .definedBy("org.lectern.parallel..")
            .layer("search")
            .definedBy("org.lectern.search..")
            .layer("export")
            .definedBy("org.lectern.export..")
            .layer("document")
            .definedBy("org.lectern.document..")
            .layer("annotation")
            .definedBy("org.lectern.annotation..")
            .layer("review")
            .definedBy("org.lectern.review..")
            .layer("people")
            .definedBy("org.lectern.people..")
            .layer("anchor")
            .definedBy("org.lectern.anchor..")
            .layer("sql")
            .definedBy("org.lectern.sql..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("reading")
            .mayOnlyBeAccessedByLayers("app", "web")
            .whereLayer("citation")
            .mayOnlyBeAccessedByLayers("app", "web", "reading", "parallel")
            .whereLayer("parallel")
            .mayOnlyBeAccessedByLayers("app", "web")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("app", "web")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("app", "web")
            .whereLayer("document")
            .mayOnlyBeAccessedByLayers("app", "web", "reading", "search", "export", "citation", "parallel")
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("app", "web", "reading", "export")
            .whereLayer("annotation")
            .mayOnlyBeAccessedByLayers("app", "web", "reading", "search", "export", "review")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers(
                    "app",
                    "web",
                    "reading",
                    "search",
                    "export",
                    "citation",
                    "parallel",
                    "document",
                    "annotation",
                    "review");

    @ArchTest
    static final ArchRule documents_and_annotations_never_know_each_other = noClasses()
            .that()
            .resideInAPackage("org.lectern.document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lectern.annotation..", "org.lectern.review..");

    @ArchTest
    static final ArchRule anchoring_stands_alone = noClasses()
            .that()
            .resideInAPackage("org.lectern.anchor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.lectern.annotation..", "org.lectern.people..", "org.lectern.sql..", "org.lectern.review..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.lectern.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule javalin_lives_in_web = only("io.javalin..", "org.lectern.web..");

    @ArchTest
    static final ArchRule jetty_lives_in_web = only("org.eclipse.jetty..", "org.lectern.web..");

    @ArchTest
    static final ArchRule lucene_lives_in_search = only("org.apache.lucene..", "org.lectern.search..");

    @ArchTest
    static final ArchRule picocli_lives_in_app = only("picocli..", "org.lectern.app..");

    @ArchTest
    static final ArchRule databases_live_in_packages_named_sql = noClasses()
            .that()
            .resideOutsideOfPackages("..sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..", "org.sqlite..");

    @ArchTest
    static final ArchRule jackson_lives_where_json_is_read_or_written = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.lectern.annotation.jsonld..",
                    "org.lectern.people.sql",
                    "org.lectern.citation.sql",
                    "org.lectern.web..",
                    "org.lectern.export",
                    "org.lectern.document")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..");

    private static ArchRule only(String library, String room) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
