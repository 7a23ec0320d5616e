"""A change of money: more, or less, for each period of a budget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from engage.model.fault import Fault
from engage.model.quantity import Money
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.figures import money


@dataclass(frozen=True, slots=True)
class Fund:
    """A budget has another amount a period."""

    kind: ClassVar[str] = "budget"
    budget: str
    amount: Money

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"budget {self.budget} {self.amount.amount:f} {self.amount.currency}"

    @property
    def words(self) -> Text:
        """What to do."""
        amount = money(self.amount)
        return Text(
            f"bring the budget {self.budget} to {amount.en}", f"porter le budget {self.budget} à {amount.fr}"
        )

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002  # as all changes
        """The workspace with the other amount.

        Raises:
            Fault: there is no such budget, or it is in another currency.
        """
        budgets = workspace.resources.budgets
        known = next((each for each in budgets if each.id == self.budget), None)
        if known is None:
            raise Fault(
                f"no budget of resources.yaml is {self.budget!r}",
                f"aucun budget de resources.yaml n’est «\u00a0{self.budget}\u00a0»",
            )
        if known.amount and known.amount.currency != self.amount.currency:
            raise Fault(
                f"{self.budget} is in {known.amount.currency}, not in {self.amount.currency}",
                f"{self.budget} est en {known.amount.currency}, pas en {self.amount.currency}",
            )
        funded = known.model_copy(update={"amount": self.amount})
        made = tuple(funded if each is known else each for each in budgets)
        return replace(workspace, resources=replace(workspace.resources, budgets=made))
