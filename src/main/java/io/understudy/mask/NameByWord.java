package io.understudy.mask;

/** A word of a name becomes a name of the same script and about the same length, the same one wherever it stands. */
final class NameByWord implements Naming {
    private final Prf firstNames;
    private final Prf lastNames;
    private final Prf rest;

    NameByWord(DomainKey key) {
        firstNames = key.prf("first name");
        lastNames = key.prf("last name");
        rest = key.prf("part of a name");
    }

    @Override
    public void appendName(
            NameScript script, NamePool.Role role, String value, int from, int to, StringBuilder output) {
        Prf prf = role == NamePool.Role.FIRST ? firstNames : lastNames;
        prf.ofFolded(value, from, to);
        CasePattern.append(script.pool().pick(role, to - from, prf), value, from, to, script.bringsMarks(), output);
    }

    @Override
    public void appendInitial(NamePool.Role role, String value, int from, int to, StringBuilder output) {
        rest.ofFolded(value, from, to);
        Scramble.drawInto(value, from, to, rest, output);
    }
}
