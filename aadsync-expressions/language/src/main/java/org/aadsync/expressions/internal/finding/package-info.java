/** What is found wrong in a text, and where: codes, places, the collector. */
@NullMarked
package org.aadsync.expressions.internal.finding;

import org.jspecify.annotations.NullMarked;
