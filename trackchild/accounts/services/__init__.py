from trackchild.accounts.services.officers import (
    approve_posting,
    close_posting,
    create_officer,
    hand_over,
    open_posting,
    propose_officer,
    refuse_posting,
    resume,
    suspend,
)

__all__ = [
    "approve_posting",
    "close_posting",
    "create_officer",
    "hand_over",
    "open_posting",
    "propose_officer",
    "refuse_posting",
    "resume",
    "suspend",
]
