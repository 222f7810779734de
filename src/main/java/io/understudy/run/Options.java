package io.understudy.run;

import io.understudy.config.TableText;
import java.util.List;

/**
 * What one call of refresh asks for beyond the configuration.
 *
 * @param only refresh these tables and leave the others as they are; empty for all
 * @param publish false to do everything and then undo it
 */
public record Options(List<TableText> only, boolean publish) {
    public static final Options ALL = new Options(List.of(), true);

    public Options {
        only = List.copyOf(only);
    }
}
