public import Cases

extension Case {
  /// Without what names a person, or what a person said.
  public var anonymised: Case {
    var view = self
    view.statement = nil
    view.contact = Contact()
    view.queryCode = nil
    view.callback = Callback(wanted: callback.wanted)
    view.recordings = []
    for index in view.notes.indices { view.notes[index].text = nil }
    view.details = details?.filter { !$0.key.isPrivate }
    view.evidence = evidence?.map { Evidence(kind: $0.kind) }
    return view
  }

  /// With phone numbers of which the middle cannot be read, and without the query code.
  var withMaskedNumbers: Case {
    var view = self
    view.contact.phone = contact.phone.map(Self.masked)
    view.callback.number = callback.number.map(Self.masked)
    view.callback.callingNumber = callback.callingNumber.map(Self.masked)
    view.queryCode = queryCode.map { _ in "****" }
    return view
  }

  /// The last four digits prove a case to be one's own: they are hidden too.
  private static func masked(_ number: String) -> String {
    let shown = number.prefix(max(0, min(6, number.count - 4)))
    return shown + String(repeating: "*", count: number.count - shown.count)
  }
}
