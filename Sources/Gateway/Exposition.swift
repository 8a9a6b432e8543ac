import Batches
import Foundation

/// What the server counted and how far its sites are, in Prometheus' text format 0.0.4.
struct Exposition {
  private(set) var text = ""

  init(tally: Tally, waiting: Int, sites: [SiteStream]) {
    let counts = tally.counts
    family("hearwell_requests_total", "counter", "Requests that were answered.")
    for (route, statuses) in counts.requests.sorted(by: { $0.key < $1.key }) {
      for (status, count) in statuses.sorted(by: { $0.key < $1.key }) {
        sample("hearwell_requests_total", ["route": route, "status": "\(status)"], count)
      }
    }
    add(counts.durations)
    family("hearwell_batches_total", "counter", "Batches that were posted, by what became of them.")
    for (outcome, count) in counts.batches.sorted(by: { $0.key < $1.key }) {
      sample("hearwell_batches_total", ["result": outcome], count)
    }
    family("hearwell_recordings_total", "counter", "Recordings that came whole.")
    for (outcome, count) in counts.recordings.sorted(by: { $0.key < $1.key }) {
      sample("hearwell_recordings_total", ["result": outcome], count)
    }
    family("hearwell_import_waiting", "gauge", "Batches that wait for the importer or are in it.")
    sample("hearwell_import_waiting", [:], waiting)
    add(sites)
  }

  private mutating func add(_ durations: [String: Tally.Durations]) {
    let name = "hearwell_request_seconds"
    family(name, "histogram", "From a request's head to its answer.")
    for (route, durations) in durations.sorted(by: { $0.key < $1.key }) {
      for (bound, count) in zip(Tally.Durations.bounds, durations.below) {
        sample("\(name)_bucket", ["route": route, "le": "\(bound)"], count)
      }
      sample("\(name)_bucket", ["route": route, "le": "+Inf"], durations.count)
      text += "\(name)_sum{route=\"\(route)\"} \(durations.seconds)\n"
      sample("\(name)_count", ["route": route], durations.count)
    }
  }

  private mutating func add(_ sites: [SiteStream]) {
    let figures: [(name: String, help: String, value: (SiteStream) -> Int?)] = [
      ("applied", "The last event that was taken of a site.", { $0.applied }),
      ("waiting", "Batches of a site in the waiting room.", { $0.waiting }),
      ("parked", "Events of a site that were set aside.", { $0.parked }),
      ("frozen", "1 where a site is frozen since a fork.", { $0.frozenAt == nil ? 0 : 1 }),
      (
        "last_contact_seconds", "When a batch of a site last came, in seconds since 1970.",
        { $0.lastContact.map { Int($0.timeIntervalSince1970) } }
      ),
    ]
    for figure in figures {
      family("hearwell_site_\(figure.name)", "gauge", figure.help)
      for site in sites {
        guard let value = figure.value(site) else { continue }
        sample(
          "hearwell_site_\(figure.name)", ["site": "\(site.id.site)", "epoch": "\(site.id.epoch)"],
          value)
      }
    }
  }

  private mutating func family(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func sample(_ name: String, _ labels: [String: String], _ value: Int) {
    let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
    text += name + (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") + " \(value)\n"
  }
}
