/* The files that are part of the program, byte for byte. */
        .section .note.GNU-stack, "", @progbits
        .section .rodata
        .global asset_template, asset_template_end
        .balign 16
asset_template:
        .incbin "assets/template.yaml"
asset_template_end:
        .byte 0
        .global asset_steps, asset_steps_end
        .balign 16
asset_steps:
        .incbin "assets/steps.yaml"
asset_steps_end:
        .byte 0
        .global asset_prices, asset_prices_end
        .balign 16
asset_prices:
        .incbin "assets/prices.json"
asset_prices_end:
        .byte 0
        .global asset_authorities, asset_authorities_end
        .balign 16
asset_authorities:
        .incbin "assets/rds-authorities.pem"
asset_authorities_end:
        .byte 0
        .global asset_help, asset_help_end
        .balign 16
asset_help:
        .incbin "assets/help.text"
asset_help_end:
        .byte 0
