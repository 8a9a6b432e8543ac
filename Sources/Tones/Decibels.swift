import Glibc

/// Peak of a full-scale sample.
let fullScale = 32767.0

/// Peak amplitude, in samples, of a sine of this level; a full-scale sine is +3.14 dBm0
/// (ITU-T G.711).
func amplitude(dBm0 level: Double) -> Double {
  fullScale * pow(10, (level - 3.14) / 20)
}
