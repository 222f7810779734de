package io.understudy.profile;

import java.util.EnumMap;
import java.util.Map;

/** What the texts of a column look like: how long they are, what they are made of, how they are written. */
public final class TextShapes {
    private final Lengths characters = new Lengths();
    private final Lengths bytes = new Lengths();
    private final long[] scripts = new long[Script.values().length];
    private final long[] casings = new long[Casing.values().length];
    private long values;

    void add(TextMeasure text) {
        values++;
        characters.add(text.characters());
        bytes.add(text.bytes());
        for (int rest = text.scripts(); rest != 0; rest &= rest - 1) scripts[Integer.numberOfTrailingZeros(rest)]++;
        casings[text.casing().place()]++;
    }

    public long values() {
        return values;
    }

    public Lengths characters() {
        return characters;
    }

    public Lengths bytes() {
        return bytes;
    }

    /** How many texts hold a character of each script; those that none does are left out. */
    public Map<Script, Long> scripts() {
        Map<Script, Long> result = new EnumMap<>(Script.class);
        for (Script script : Script.values())
            if (scripts[script.place()] > 0) result.put(script, scripts[script.place()]);
        return result;
    }

    /** How many texts are written in each way. */
    public Map<Casing, Long> casings() {
        Map<Casing, Long> result = new EnumMap<>(Casing.class);
        for (Casing casing : Casing.values())
            if (casings[casing.place()] > 0) result.put(casing, casings[casing.place()]);
        return result;
    }

    /** The largest difference of the share of a script. */
    public double scriptDistance(TextShapes other) {
        return Distances.largest(scripts, values, other.scripts, other.values);
    }

    /** Total variation distance of the ways of writing. */
    public double casingDistance(TextShapes other) {
        return Distances.totalVariation(casings, values, other.casings, other.values);
    }
}
