package import Cases

/// The public half of a slip key that an event makes known.
package struct KnownSlipKey: Sendable {
  package let site: Int
  package let key: VerifyingKey

  /// nil where the event makes none known; `id` is its name over all sites.
  package init?(of event: JournalEvent, id: String) {
    guard event.type == .slipKeyAdded, let place = StreamID.place(ofEvent: id),
      let key = event.data["publicKey"]?.string.flatMap(VerifyingKey.init(base64:))
    else { return nil }
    (site, self.key) = (place.stream.site, key)
  }
}
