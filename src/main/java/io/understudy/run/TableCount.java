package io.understudy.run;

import io.understudy.sample.Thinning;
import io.understudy.wire.Checksum;

/** What has been loaded into one table so far. */
final class TableCount {
    final Checksum checksum = new Checksum();
    long cohort;
    long closure;
    long cover;
    long fixture;
    Thinning.Taken thinned = Thinning.Taken.NONE;
    long bytesRead;
    long millis;

    long rows() {
        return cohort + closure + cover + fixture;
    }
}
