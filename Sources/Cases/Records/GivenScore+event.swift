extension GivenScore {
  /// The types of events that may tell a score.
  package static let types: Set<EventType> = [.scored, .confirmed, .revisited]

  /// The score that an event holds; nil where it holds none. `id` is its name over all sites.
  package init?(of event: JournalEvent, id: String) {
    guard event.data["score"] != nil || event.data["solved"] != nil,
      Self.types.contains(event.type)
    else { return nil }
    self.init(
      event: id, number: event.subject?.text, channel: event.data["channel"]?.string ?? "PHONE",
      at: event.time, solved: event.data["solved"]?.string, score: event.data["score"]?.integer,
      isSuspect: event.data["suspect"]?.boolean == true)
  }
}
