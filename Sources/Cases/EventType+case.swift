extension EventType {
  /// Whether events of this type belong to the history of the case that they name.
  public var belongsToCase: Bool {
    rawValue.hasPrefix("case.")
      || [.confirmed, .recordingAdded, .clockBreached, .clockNearDue].contains(self)
  }
}
