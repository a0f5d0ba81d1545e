package org.aadsync.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * What the engine has of the partition that an import reads: by earlier imports and by what this
 * one has reported so far. With it a connector needs no table of its own to tell what is new from
 * what bears another name, or what is gone.
 *
 * <p>For use during the import that it was given to, by its thread.
 */
public interface KnownObjects {
  /** Somebody who has no objects. */
  KnownObjects NONE =
      new KnownObjects() {
        @Override
        public Optional<String> dn(Anchor anchor) {
          return Optional.empty();
        }

        @Override
        public List<Anchor> unmentioned() {
          return List.of();
        }

        @Override
        public List<Anchor> referrers(Anchor anchor) {
          return List.of();
        }
      };

  /**
   * Returns the DN under which an object was last imported.
   *
   * @param anchor its anchor
   * @return the DN as the connector reported it, in one of the spellings if there were several;
   *     empty if the object has to be reported as a whole: it is not known, was never imported, is
   *     known to be gone, or was in another partition
   */
  Optional<String> dn(Anchor anchor);

  /**
   * Returns the anchors of the objects that no event of this import has mentioned so far: what
   * would be gone if it ended now and {@linkplain ImportEvent.Completeness.Complete said so}. A
   * connector whose search may have missed an object that was moved meanwhile asks for each of them
   * before it does. Costs a look at each object of the connector.
   */
  List<Anchor> unmentioned();

  /**
   * Returns the anchors of the objects of the partition that refer to an object, in what was
   * imported of them or is exported to them. A connector whose directory may take a deleted object
   * out of them, and says nothing of that, reads them again.
   *
   * @param anchor the anchor of an object whose end has not been reported yet; of others, and of
   *     objects that are not known, there are none
   */
  List<Anchor> referrers(Anchor anchor);
}
