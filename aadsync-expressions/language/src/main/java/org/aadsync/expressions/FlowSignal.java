package org.aadsync.expressions;

/**
 * The two results of an expression that are no values: what {@link Program#run} returns for them.
 * Source: <i>Understanding declarative provisioning</i> (Microsoft).
 */
public enum FlowSignal {
  /** As if the flow did not exist: the target keeps what it has. */
  IGNORE_THIS_FLOW,
  /** Like NULL, but no flow of lower precedence may contribute. */
  AUTHORITATIVE_NULL
}
