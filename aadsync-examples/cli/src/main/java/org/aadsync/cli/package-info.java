/**
 * The command line {@code aadsync}: one class a command, each a thin host of the library. {@link
 * org.aadsync.cli.Main} is where the process starts; nothing else here is meant to be called.
 *
 * <p>Results go to standard output, errors to standard error. Text that comes from data is shown
 * with control characters made visible ({@link org.aadsync.cli.DisplayText}), so that a value can
 * never steer a terminal.
 */
@NullMarked
package org.aadsync.cli;

import org.jspecify.annotations.NullMarked;
