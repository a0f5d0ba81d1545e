/**
 * Stories about rules: directories in memory whose faults are scripted, rules in few words, the
 * engine between them, and assertions about what comes of it.
 */
@NullMarked
package org.aadsync.testing;

import org.jspecify.annotations.NullMarked;
