/**
 * What rules do to one object: scope, join, transformation, precedence, provisioning, outbound
 * flows.
 *
 * <p>Nothing here changes a connector space or the metaverse: it reads them and the compiled rules,
 * and collects what is to change in a {@link org.aadsync.core.internal.pipeline.ChangeSet}, which
 * the run commits or drops as a whole.
 */
@NullMarked
package org.aadsync.core.internal.pipeline;

import org.jspecify.annotations.NullMarked;
