package io.understudy.identify;

import java.util.List;
import java.util.stream.Stream;

/** All recognisers. Adding one to a family here is all that is needed: discovery, the tests of chance rates and the documentation find it. */
public final class Recognisers {
    private static final List<Recogniser> ALL = Stream.of(
                    NetworkAddresses.all(),
                    MoneyNumbers.all(),
                    Secrets.all(),
                    PhoneNumbers.all(),
                    ThingNumbers.all(),
                    EuropeanIds.all(),
                    OverseasIds.all())
            .flatMap(List::stream)
            .toList();

    private Recognisers() {}

    public static List<Recogniser> all() {
        return ALL;
    }
}
