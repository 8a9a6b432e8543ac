import ArgumentParser
import Cases
import Foundation

/// What else may be known of a case when it is registered (rules.md section 3).
struct DetailOptions: ParsableArguments {
  @Option(help: "Which party complains: a code of the policy's customer_types.")
  var complainantType: String?
  @Option(help: "A code of the policy's water_user_classes. 用水性质")
  var userClass: String?
  @Option(help: "A code of the policy's special_needs; may be repeated. 特殊需求")
  var specialNeed: [String] = []
  @Option(help: "How grave it is: a code of the policy's severities.")
  var severity: String?
  @Option(help: "Against whom: a code of the policy's complaint_targets, such as PERSON.")
  var targetLevel: String?
  @Option(help: "Whom or what it is about; a staff id where it is one of ours. 投诉对象")
  var target: String?
  @Option(help: "Where it happened. 发生地点")
  var occurredPlace: String?
  @Option(help: "Who was concerned. 涉及人员")
  var personsInvolved: String?
  @Option(help: "What the customer asks for. 投诉请求")
  var requestedOutcome: String?
  @Option(help: "The matter of an entrustment. 委托事项")
  var entrustedMatter: String?
  @Flag(help: "The letter of entrustment is signed. 委托书已签字")
  var letterSigned = false
  @Option(help: "When an emergency act ended that is entered afterwards. 抢修补录")
  var actEnded: String?

  func details(in zone: TimeZone) throws -> [Detail: String] {
    var details = GivenDetails(in: zone)
    let given: [(Detail, String, String?)] = [
      (.complainantType, "--complainant-type", complainantType),
      (.userClass, "--user-class", userClass),
      (
        .specialNeeds, "--special-need",
        specialNeed.isEmpty ? nil : specialNeed.joined(separator: " ")
      ),
      (.severity, "--severity", severity), (.targetLevel, "--target-level", targetLevel),
      (.target, "--target", target), (.occurredPlace, "--occurred-place", occurredPlace),
      (.personsInvolved, "--persons-involved", personsInvolved),
      (.requestedOutcome, "--requested-outcome", requestedOutcome),
      (.entrustedMatter, "--entrusted-matter", entrustedMatter),
      (.letterSigned, "--letter-signed", letterSigned ? "yes" : nil),
      (.actEndedAt, "--act-ended", actEnded),
    ]
    for (detail, option, text) in given {
      if let text { try details.take(text, for: detail, givenAs: option) }
    }
    return details.known
  }
}
