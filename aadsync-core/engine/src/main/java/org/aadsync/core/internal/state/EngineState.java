package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.rules.CompiledRuleSet;

/**
 * All that an engine remembers from one step to the next.
 *
 * @param configuration fingerprint of its configuration
 * @param rules its rules
 * @param metaverse the metaverse
 * @param spaces the connector spaces
 * @param progress how far the runs of each connector have come
 * @param history the runs that ended
 */
public record EngineState(
    ConfigurationFingerprint configuration,
    CompiledRuleSet rules,
    Metaverse metaverse,
    ImmutableList<ConnectorSpace> spaces,
    Map<ConnectorSpace, ConnectorProgress> progress,
    RecordedRuns history) {}
