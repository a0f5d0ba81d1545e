package org.aadsync.core.spi;

import org.aadsync.core.schema.AttributeSet;

/**
 * An object as a directory holds it.
 *
 * @param dn distinguished name, as the directory spells it
 * @param anchor its anchor
 * @param objectType one of the selected object classes of its partition
 * @param values its values by the slots of the connector's schema, selected attributes only.
 *     References are {@link org.aadsync.expressions.value.DistinguishedName}, {@link
 *     AnchorReference} or {@link SidReference}
 */
public record ImportedObject(String dn, Anchor anchor, String objectType, AttributeSet values) {}
