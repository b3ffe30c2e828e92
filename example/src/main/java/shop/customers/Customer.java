package shop.customers;

import com.fasterxml.jackson.databind.JsonNode;

/// A customer, as far as the shop wants to know them without asking.
///
/// @param name empty if the customer has told none
record Customer(String email, String name, boolean disabled) {
    /// @param user the data of an event that has the whole user
    static Customer of(JsonNode user) {
        return new Customer(
                user.required("email").textValue(),
                user.path("name").asText(""),
                user.required("disabled").booleanValue());
    }
}
