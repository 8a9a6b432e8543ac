/// An effective value of the configuration and where it came from.
public struct Setting: Sendable, Equatable {
  /// The path of its keys, such as `site.areaCode`.
  public let key: String
  public let value: String
  /// `--directory`, `$HEARWELL_SHARE`, `hearwell.yaml:3` or `default`.
  public let origin: String
}
