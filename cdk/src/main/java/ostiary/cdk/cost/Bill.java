package ostiary.cdk.cost;

/// Sums of a month.
record Bill(Template template, Traffic traffic) {
    double atRest() {
        return new AtRest(template).lines().stream().mapToDouble(Line::dollars).sum();
    }

    double withTraffic() {
        return new WithTraffic(template, traffic)
                .lines().stream().mapToDouble(Line::dollars).sum();
    }

    double ostiary() {
        return atRest() + withTraffic();
    }

    /// The price of Cognito with the same mails, which it sends by SES, too.
    double cognito(CognitoTier tier) {
        return tier.dollars(traffic.users()) + ListPrice.MAIL.of(traffic.allSignUps());
    }

    Bill of(double users) {
        return new Bill(template, traffic.of(users));
    }
}
