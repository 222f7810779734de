package io.understudy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A package is a room; these rules keep the rooms apart. The two tables are the plan of the house: change them on purpose. */
class HouseTest {
    private static final String ROOT = "io.understudy";

    /** What each room may import besides itself and {@code finding}. Dependencies run one way. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("wire", Set.of()),
            entry("schema", Set.of()),
            entry("finding", Set.of()),
            entry("config", Set.of()),
            entry("identify", Set.of()),
            entry("mask", Set.of("identify", "schema", "wire")),
            entry("sample", Set.of("schema", "wire")),
            entry("cover", Set.of("sample", "schema", "wire")),
            entry("profile", Set.of("schema", "wire")),
            entry("rules", Set.of("config", "mask", "schema", "wire")),
            entry("db", Set.of("config", "sample", "schema", "wire")),
            entry("plan", Set.of("config", "rules", "mask", "sample", "db", "schema", "wire")),
            entry("discover", Set.of("config", "identify", "rules", "mask", "db", "schema", "wire")),
            entry("verify", Set.of("plan", "rules", "mask", "sample", "profile", "db", "schema", "wire", "finding")),
            entry("report", Set.of("plan", "verify", "profile", "rules", "mask", "sample", "db", "schema", "finding")),
            entry("fixture", Set.of("config", "identify", "profile", "schema")),
            entry("bundle", Set.of("plan", "db", "schema", "wire")),
            entry("audit", Set.of("plan", "db", "schema")),
            entry(
                    "run",
                    Set.of(
                            "config", "plan", "profile", "verify", "report", "fixture", "bundle", "rules", "mask",
                            "sample", "cover", "db", "schema", "wire")),
            entry(
                    "cli",
                    Set.of(
                            "config",
                            "run",
                            "plan",
                            "discover",
                            "verify",
                            "report",
                            "fixture",
                            "bundle",
                            "audit",
                            "rules",
                            "mask",
                            "sample",
                            "db",
                            "schema",
                            "wire")));

    /** Every room that judges something tells it as a finding; these have nothing to judge. */
    private static final Set<String> MAKE_NO_FINDINGS = Set.of("wire", "schema", "identify");

    /** One library, one room. */
    private static final Map<String, Set<String>> ROOMS_OF_A_LIBRARY = Map.ofEntries(
            entry("java.sql", Set.of("db")),
            entry("javax.sql", Set.of("db")),
            entry("org.jooq", Set.of("db")),
            entry("com.zaxxer.hikari", Set.of("db")),
            entry("org.postgresql", Set.of("db")),
            entry("com.mysql", Set.of("db")),
            entry("com.fasterxml.jackson", Set.of("config", "discover", "mask", "report")),
            entry("com.google.i18n", Set.of("identify")),
            entry("org.yaml.snakeyaml", Set.of("config")),
            entry("net.datafaker", Set.of("mask")),
            entry("com.password4j", Set.of("mask")),
            entry("org.apache.commons.codec", Set.of("mask")),
            entry("picocli", Set.of("cli")),
            entry("org.apache.commons.csv", Set.of("fixture", "bundle")),
            entry("org.apache.james", Set.of("fixture")),
            entry("org.roaringbitmap", Set.of("sample")),
            entry("org.apache.datasketches", Set.of("profile")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @Test
    void theScanSeesTheHouse() {
        assertThat(HOUSE).isNotEmpty();
        assertThat(roomsInUse()).contains("cli");
    }

    @Test
    void everyClassIsInARoomOfThePlan() {
        assertThat(roomsInUse()).isSubsetOf(MAY_USE.keySet());
    }

    @TestFactory
    List<DynamicTest> aRoomUsesOnlyTheRoomsBelowIt() {
        List<DynamicTest> tests = new ArrayList<>();
        MAY_USE.forEach((room, allowed) -> {
            Set<String> rooms = new TreeSet<>(allowed);
            rooms.add(room);
            if (!MAKE_NO_FINDINGS.contains(room)) {
                rooms.add("finding");
            }
            String[] packages = rooms.stream().map(HouseTest::packageOf).toArray(String[]::new);
            tests.add(DynamicTest.dynamicTest(
                    room,
                    () -> noClasses()
                            .that()
                            .resideInAPackage(packageOf(room))
                            .should()
                            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                                    .and(DescribedPredicate.not(resideInAnyPackage(packages))))
                            .allowEmptyShould(true)
                            .check(HOUSE)));
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> aLibraryIsUsedOnlyInItsRooms() {
        List<DynamicTest> tests = new ArrayList<>();
        ROOMS_OF_A_LIBRARY.forEach((library, rooms) -> {
            String[] packages = rooms.stream().map(HouseTest::packageOf).toArray(String[]::new);
            tests.add(DynamicTest.dynamicTest(
                    library,
                    () -> noClasses()
                            .that()
                            .resideOutsideOfPackages(packages)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library + "..")
                            .allowEmptyShould(true)
                            .check(HOUSE)));
        });
        return tests;
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("cli"))
                .should(ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void noRoomAndNoClassHasANameThatSaysNothing() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..core..", "..impl..", "..service..", "..manager..", "..helper..")
                .orShould()
                .haveNameMatching(".*(Manager|Helper|Impl)|.*[.$]Abstract[^.$]*")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .filteredOn(room -> room.tryGetPackageInfo().isEmpty() || !room.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .as("packages without a @NullMarked package-info")
                .isEmpty();
    }

    private static String packageOf(String room) {
        return ROOT + "." + room + "..";
    }

    private static Set<String> roomsInUse() {
        return HOUSE.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .map(name -> name.isEmpty()
                        ? "(the root package)"
                        : name.substring(1).split("\\.", -1)[0])
                .collect(toCollection(TreeSet::new));
    }
}
