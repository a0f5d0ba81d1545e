package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;

/**
 * What every pass of a run shares.
 *
 * @param plan the rules
 * @param metaverse the metaverse
 * @param spaces the connector spaces in the order of a cycle
 * @param globalParameters global parameters by name
 * @param provisioned the objects that this run has provisioned so far; the run adds to it
 * @param now the time that {@code Now} gives
 * @param randomness the source of random numbers
 * @param threads how many threads may evaluate passes
 * @param options how the host wants rules to be understood
 */
public record RunContext(
    RulePlan plan,
    Metaverse metaverse,
    ImmutableList<ConnectorSpace> spaces,
    Map<String, String> globalParameters,
    Set<CsObject> provisioned,
    Instant now,
    Randomness randomness,
    int threads,
    Options options) {}
