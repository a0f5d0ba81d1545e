package org.aadsync.core.internal.metaverse;

import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.rules.CompiledRule;

/**
 * Who contributed a value of a metaverse object.
 *
 * @param rule the inbound rule
 * @param source the linked object that it read
 */
public record Contribution(CompiledRule rule, CsObject source) {}
