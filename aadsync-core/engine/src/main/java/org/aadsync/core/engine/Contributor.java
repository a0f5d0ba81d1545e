package org.aadsync.core.engine;

import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.value.Reference;

/**
 * Who contributed a value.
 *
 * @param rule the rule
 * @param source the object that it read: a {@link ConnectorSpaceObject} inbound, a {@link
 *     MetaverseObject} outbound
 */
public record Contributor(SyncRule rule, Reference source) {}
