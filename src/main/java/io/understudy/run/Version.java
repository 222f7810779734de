package io.understudy.run;

/** Which Understudy this is. */
public final class Version {
    private Version() {}

    /** From the jar's manifest; {@code development} when run from classes. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
