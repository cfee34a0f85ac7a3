package org.wavecrate.gui.sound;

import java.util.Set;
import java.util.TreeSet;

/// The audible channels of a sound: those soloed, or else all but those muted. Channels count
/// from 0; ones that a sound has not are passed over.
///
/// @param muted those that are not heard
/// @param soloed those that alone are heard, but for muted ones
public record ChannelMix(Set<Integer> muted, Set<Integer> soloed) {
  /// All channels.
  public static final ChannelMix ALL = new ChannelMix(Set.of(), Set.of());

  public ChannelMix {
    muted = Set.copyOf(muted);
    soloed = Set.copyOf(soloed);
  }

  /// Mutes a channel, or no longer.
  public ChannelMix mute(int channel) {
    return new ChannelMix(switched(muted, channel), soloed);
  }

  /// Solos a channel, or no longer.
  public ChannelMix solo(int channel) {
    return new ChannelMix(muted, switched(soloed, channel));
  }

  private static Set<Integer> switched(Set<Integer> channels, int channel) {
    Set<Integer> changed = new TreeSet<>(channels);
    if (!changed.remove(channel)) {
      changed.add(channel);
    }
    return changed;
  }

  /// Whether a channel is heard.
  ///
  /// @param of how many channels the sound has; of one channel alone that is always heard
  public boolean isHeard(int channel, int of) {
    return of == 1
        || !muted.contains(channel)
            && (soloed.contains(channel) || soloed.stream().noneMatch(other -> other < of));
  }

  /// The channels that are not heard of a sound of this many.
  public Set<Integer> silent(int of) {
    Set<Integer> silent = new TreeSet<>();
    for (int channel = 0; channel < of; channel++) {
      if (!isHeard(channel, of)) {
        silent.add(channel);
      }
    }
    return silent;
  }
}
