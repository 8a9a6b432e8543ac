package import Cases

extension SiteReach {
  /// How far headquarters came with every site: of one whose machine was replaced, the installation
  /// that is enrolled last. `streams` are by site and epoch.
  package static func newest(of streams: [SiteStream]) -> [SiteReach] {
    let newest = Dictionary(streams.map { ($0.id.site, $0) }, uniquingKeysWith: { $1 })
    return newest.values.sorted { $0.id < $1.id }.map {
      SiteReach(
        site: $0.id.site, lastSequence: $0.applied,
        contact: $0.lastContact.map { .at($0.seconds) } ?? .never)
    }
  }
}
