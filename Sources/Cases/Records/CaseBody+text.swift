package import Foundation

extension CaseBody {
  /// The document of a case. Written member by member: a case is written at every event, and a
  /// synthesised `encode` took a tenth of the time of a registration.
  package static func text(of current: Case, zone: TimeZone) -> String {
    DocumentText(zone: zone) {
      write(matterOf: current, to: &$0)
      write(lifeOf: current, to: &$0)
      write(particularsOf: current, to: &$0)
    }.text
  }

  private static func write(matterOf current: Case, to document: inout DocumentText) {
    document.member("number", current.number.text)
    document.member("kind", current.kind)
    document.member("category", current.category)
    document.member("state", current.state.rawValue)
    document.member("flags", current.flags.map(\.rawValue))
    document.member("channel", current.channel)
    document.member("registeredAt", current.registeredAt)
    document.member("language", current.language)
    document.member("statement", current.statement)
    document.member("recordings", current.recordings) {
      $0.member("sha256", $1.sha256)
      $0.member("seconds", $1.seconds)
      $0.member("bytes", $1.bytes)
    }
    document.member("contact") {
      $0.member("name", current.contact.name)
      $0.member("phone", current.contact.phone)
      $0.member("extension", current.contact.extension)
      $0.member("account", current.contact.account)
      $0.member("address", current.contact.address)
    }
    document.member("queryCode", current.queryCode)
    document.member("callback") {
      $0.member("wanted", current.callback.wanted)
      $0.member("number", current.callback.number)
      $0.member("callingNumber", current.callback.callingNumber)
    }
    document.member("department", current.department)
  }

  private static func write(lifeOf current: Case, to document: inout DocumentText) {
    document.member("clocks", current.clocks) {
      $0.member("id", $1.id)
      $0.member("startedAt", $1.startedAt)
      $0.member("dueAt", $1.dueAt)
      $0.member("state", $1.state.rawValue)
      $0.member("pausedAt", $1.pausedAt)
      $0.member("endedAt", $1.endedAt)
    }
    document.member("confirmations", current.confirmations) {
      $0.member("solved", $1.solved)
      $0.member("score", $1.score)
      $0.member("channel", $1.channel)
      $0.member("at", $1.at)
    }
    document.member("reopenCount", current.reopenCount)
    document.member("links", current.links.map(\.text))
    document.member("notes", current.notes) {
      $0.member("at", $1.at)
      $0.member("actor", $1.actor)
      $0.member("text", $1.text)
      $0.member("sequence", $1.sequence)
      if let forCustomer = $1.forCustomer { $0.member("forCustomer", forCustomer) }
    }
    document.member("policyVersion", current.policyVersion)
    document.member("erasedAt", current.erasedAt)
    document.member("history", current.history) {
      $0.member("type", $1.type)
      $0.member("at", $1.at)
      $0.member("actor", $1.actor)
      $0.member("channel", $1.channel)
      $0.member("sequence", $1.sequence)
    }
  }

  private static func write(particularsOf current: Case, to document: inout DocumentText) {
    document.member("occurredAt", current.occurredAt)
    document.member("externalNumber", current.externalNumber)
    document.member("externalDueAt", current.externalDueAt)
    document.member("approvals", current.approvals) {
      $0.member("step", $1.step)
      $0.member("level", $1.level)
      $0.member("by", $1.by)
    }
    document.member("attempts", current.attempts)
    document.member("repairSize", current.repairSize)
    document.member("lastSequence", current.lastSequence)
    document.member("lastEventAt", current.lastEventAt)
    document.member("owner", current.owner)
    document.member("assignee", current.assignee)
    document.member("cause", current.cause)
    if let details = current.details {
      document.member(
        "details",
        details.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 })
    }
    document.member("level", current.level)
    document.member("returnCount", current.returnCount)
    document.member("helping", current.helping)
    document.member("liaison", current.liaison)
    document.member("closedAs", current.closedAs?.rawValue)
    if let draw = current.draw {
      document.member("draw") {
        $0.member("month", draw.month)
        $0.member("isDrawn", draw.isDrawn)
      }
    }
    document.member("promisedReplyAt", current.promisedReplyAt)
    document.member("stateSince", current.stateSince)
    if let evidence = current.evidence {
      document.member("evidence", evidence) {
        $0.member("kind", $1.kind)
        $0.member("reference", $1.reference)
      }
    }
    if let extensions = current.extensions {
      document.member("extensions", extensions) {
        $0.member("clock", $1.clock)
        $0.member("until", $1.until)
        $0.member("at", $1.at)
        $0.member("by", $1.by)
        $0.member("agreedBy", $1.agreedBy)
      }
    }
    if let signature = current.signature {
      document.member("signature") {
        $0.member("isRefused", signature.isRefused)
        $0.member("at", signature.at)
      }
    }
  }
}
