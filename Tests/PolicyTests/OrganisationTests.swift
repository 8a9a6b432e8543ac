import Policy
import Testing

struct OrganisationTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test func `the shipped water policy can be used and leaves nothing to remark`() {
    #expect(policy.warnings.isEmpty)
    #expect(policy.profile == "water-default")
    #expect(policy.version.hasPrefix("1.0.0+"))
  }
}
