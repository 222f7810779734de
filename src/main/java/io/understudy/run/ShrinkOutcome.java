package io.understudy.run;

import io.understudy.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;

/**
 * What is left of a fixture.
 *
 * @param before the fixture as it was
 * @param fixture what is left
 * @param trials how often rows were tried
 * @param remarks what else there is to say, in sentences
 * @param place where it was written
 */
public record ShrinkOutcome(Fixture before, Fixture fixture, int trials, List<String> remarks, Path place) {
    public ShrinkOutcome {
        remarks = List.copyOf(remarks);
    }
}
