/// Where the file of a recording lies.
public enum RecordingPlace: String, Sendable {
  /// In the folder of recordings here.
  case here
  /// At headquarters alone: the site kept it no longer.
  case headquarters
  /// Not here, and not known to be at headquarters.
  case absent
}
