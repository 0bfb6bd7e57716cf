"""Digests of the exercises' answers, written by `python -m tools.seal` from tests/answers."""

from ._verdict import Entry

ANSWERS: dict[str, Entry] = {
    "ad-by-hand": {
        "decimals": 4,
        "names": ["first step", "second step", "θ₂"],
        "digests": [
            "6ca5a112 7b0da419 99ffd65c ceb0f977",
            "a3123827 2a7adb6e e05803ad a30fd6a5",
            "f37af9af eb30114d 7a829ed5 8d941ada",
        ],
        "hints": [
            {
                "at": [
                    "6aa59dec 89123751 041f0ded 33fa9342",
                    "9e123048 aa4e68ab f06fd176 a3631389",
                    "",
                ],
                "say": "These steps lack both corrections; divide m and v by 1 - β^t.",
            },
            {
                "at": [
                    "6da5a2a5 4d14ff13 dee73984 ceeea73d",
                    "a2123694 217acd43 4b439166 ac738fdf",
                    "",
                ],
                "say": "Here only v is corrected; m has its own divisor, 1 - β₁^t.",
            },
            {
                "at": [
                    "c0b7847a bca5c7ea 5be2d60d 44761ae3",
                    "d3b095d1 212d6274 7fcdcc90 783e0de9",
                    "",
                ],
                "say": "Here only m is corrected; v has its own divisor, 1 - β₂^t.",
            },
            {
                "at": [
                    "",
                    "a2123694 277ad6b5 d1379865 6b708752",
                    "",
                ],
                "say": "The divisor is the root of the corrected v.",
            },
            {
                "at": [
                    "6ca5a112 7b0da419 99ffd65c ceb0f977",
                    "a3123827 2d53b412 63656bfd 50b64644",
                    "f37af9af ea300fba 8282ab6d 7ba7863c",
                ],
                "say": "Equal steps are for equal gradients; m and v follow the 3 at different paces.",
            },
            {
                "at": [
                    "43ee6cad ba630ed6 3c470fe3 95cec090",
                    "c3691986 ae49f1c9 bd4495fe 5e560f1a",
                    "",
                ],
                "say": "The steps are asked for as numbers that are subtracted.",
            },
            {
                "at": [
                    "",
                    "",
                    "d5a81ef2 ae57a0e3 4ce18c2e d2064410",
                ],
                "say": "A step is subtracted: θ moves against the gradient.",
            },
            {
                "at": [
                    "2abca886 df796c8b d9be8c04 a7986ac5",
                    "9b122b8f 3b6751d4 3d861b24 44f10800",
                    "",
                ],
                "say": "The learning rate is 0.1, and multiplies each step.",
            },
            {
                "at": [
                    "",
                    "",
                    "f27af81c 4f32ed50 0beb51da 9dff782f",
                ],
                "say": "Both steps are subtracted, one after the other, from θ₀ = 1.",
            },
            {
                "at": [
                    "",
                    "a3123827 2b53b0ec d06a94c2 24e29378",
                    "",
                ],
                "say": "Both divisors of the second step have t = 2, not 1.",
            },
        ],
    },
    "ad-find-the-bug": {
        "decimals": 3,
        "names": ["as printed", "repaired", "factor in the long run"],
        "digests": [
            "317249e2 d7f0a675 d2378af5",
            "12ce4cf6 25f7f4f1 ce80f4d8",
            "14623649 480312ca bccccbf8",
        ],
        "hints": [
            {
                "at": [
                    "9f7535a3 f260ecea e502d9f9",
                    "20d0a197 b053d0fe cb8c9b54",
                    "",
                ],
                "say": "These have changed places.",
            },
            {
                "at": [
                    "",
                    "7538cbb5 39f38992 23a9a06b",
                    "",
                ],
                "say": "This is without any correction; repaired, the loop corrects with the right t.",
            },
            {
                "at": [
                    "",
                    "",
                    "919bc3a1 cad3c493 0064cefe",
                ],
                "say": "This is repaired over printed: the printed loop's steps are the shorter ones in the long run.",
            },
            {
                "at": [
                    "",
                    "",
                    "7ec3e79b 91543986 a090c671",
                ],
                "say": "This is m's part alone; the root of v counts too, in the divisor.",
            },
            {
                "at": [
                    "",
                    "",
                    "0a98b085 42a6140f 54c7260e",
                ],
                "say": "This is its longest step, the 12th; later steps shrink.",
            },
            {
                "at": [
                    "",
                    "",
                    "039666e9 28ee6c12 fe3a2a5b",
                ],
                "say": "Only the first step is right.",
            },
            {
                "at": [
                    "",
                    "",
                    "12623323 b20836d6 06ebd129",
                ],
                "say": "This is m's part alone; the root of v counts too.",
            },
        ],
    },
    "ad-jump": {
        "decimals": 3,
        "names": ["longest step", "its number after the jump", "longest with 0.99"],
        "digests": [
            "b5b8b8eb 0f097c10 4aae3036",
            "9eba4b3d eacab34c 749fc36b",
            "122e467b cf601c9d 48072a09",
        ],
        "hints": [
            {
                "at": [
                    "24bde4d6 c2eef0e7 437468c4",
                    "",
                    "",
                ],
                "say": "This is the bound over all stories; run this one.",
            },
            {
                "at": [
                    "",
                    "98b80334 69621977 0bb5301a",
                    "",
                ],
                "say": "The first step after the jump is number 1.",
            },
            {
                "at": [
                    "",
                    "1118afbe 323d6a11 6d9b1824",
                    "",
                ],
                "say": "Count from the jump, not from the start.",
            },
            {
                "at": [
                    "",
                    "971bc147 b268cf66 744ac5b5",
                    "",
                ],
                "say": "Count from the jump, whose first step is number 1.",
            },
            {
                "at": [
                    "b5b8b8eb 8701ea33 1a73b121",
                    "",
                    "",
                ],
                "say": "This lacks the corrections, which are not quite over after 5000 steps.",
            },
            {
                "at": [
                    "",
                    "",
                    "2c8fd37b 3b74ad0a a5b99011",
                ],
                "say": "This is the number of its longest step; its length is asked for.",
            },
            {
                "at": [
                    "3abbc8e1 3174f4c1 907339b8",
                    "",
                    "",
                ],
                "say": "This is the text's story, a jump by a thousand; here it is by ten.",
            },
            {
                "at": [
                    "b6b67be7 809401d1 f54f931c",
                    "",
                    "",
                ],
                "say": "This is after 1000 steps at 0.1; here there are 5000.",
            },
            {
                "at": [
                    "",
                    "",
                    "142e49a1 3d6546f5 eddd7e4c",
                ],
                "say": "This is the bound for 0.99; run the story.",
            },
        ],
    },
    "ad-noise": {
        "decimals": 3,
        "names": ["mean, 0.9", "root mean square, 0.9", "mean, 0", "root mean square, 0"],
        "digests": [
            "44c16e27 b525b7a5 97fe8565",
            "0c54d3ec 01e1e4b0 9b4056e2",
            "5eafd8e1 72cfcd07 9ef0f4a3",
            "5a7a1dcc f7f319f1 3d9a2cd8",
        ],
        "hints": [
            {
                "at": [
                    "44c16e27 b425b612 9afe8a1e",
                    "0c54d3ec 04e1e969 9a40554f",
                    "",
                    "",
                ],
                "say": "These are over all steps; leave out the first 2000.",
            },
            {
                "at": [
                    "",
                    "0d54d57f 06e1ec8f 974f5b20",
                    "",
                    "",
                ],
                "say": "This is the standard deviation; take the root of the mean square.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "5a7a1dcc de04fbe8 379a2366",
                ],
                "say": "This is the standard deviation; take the root of the mean square.",
            },
            {
                "at": [
                    "",
                    "0e54d712 f4c43e85 62b6f834",
                    "",
                    "",
                ],
                "say": "This is the mean square; take its root.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "5a7a1dcc f7f319f1 3b9a29b2",
                ],
                "say": "This is the mean square; take its root.",
            },
            {
                "at": [
                    "44c16e27 b525b7a5 97fe8565",
                    "b18eaa86 1c12928b 4a45be0a",
                    "5eafd8e1 72cfcd07 9ef0f4a3",
                    "9e2a3dda dae920b2 34c6e4d0",
                ],
                "say": "The two β₁ have changed places.",
            },
            {
                "at": [
                    "43c16c94 c42a04d6 e55f61fa",
                    "",
                    "",
                    "",
                ],
                "say": "The gradients have a mean of 0.1.",
            },
            {
                "at": [
                    "44c16e27 b425b612 9ffe91fd",
                    "",
                    "5eafd8e1 71cfcb74 a6f1013b",
                    "",
                ],
                "say": "This is what the formula expects; give what these draws make.",
            },
        ],
    },
    "ad-single": {
        "decimals": 3,
        "names": ["first step", "all steps"],
        "digests": [
            "716ff959 5c5bd91b 017b1bf6",
            "c3029631 4d89930a c7c65192",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "bd028cbf 40873ffc 31711e66",
                ],
                "say": "This keeps v constant; v decays too, and the divisor with it.",
            },
            {
                "at": [
                    "",
                    "6e51f526 2872ada6 9fb87ff1",
                ],
                "say": "This is the first step alone; m goes on for many steps.",
            },
            {
                "at": [
                    "036acf01 3988347a 29ba5913",
                    "",
                ],
                "say": "That is a step after many equal gradients; here one gradient meets averages of 0.",
            },
            {
                "at": [
                    "ca4399ab 3fc02dee fa10fab1",
                    "",
                ],
                "say": "This is m; the step divides it by the root of v.",
            },
            {
                "at": [
                    "",
                    "936c1006 936dccbd c051dae0",
                ],
                "say": "This is m's part; the steps are m over the root of v.",
            },
            {
                "at": [
                    "0879e16a 26d56e2b fc309c60",
                    "",
                ],
                "say": "This is the bound over all stories; here is a single gradient.",
            },
            {
                "at": [
                    "",
                    "2ae85435 abce1200 91eb4a2b",
                ],
                "say": "The first step belongs to the sum.",
            },
            {
                "at": [
                    "",
                    "c202949e c3a251b2 20da6f8d",
                ],
                "say": "The factor from step to step is β₁ over the root of β₂.",
            },
        ],
    },
    "ag-constant-gradient": {
        "decimals": 4,
        "names": ["way after 100 steps"],
        "digests": [
            "e7c1039a c700c0f4 f604e42d fd9dbc22",
        ],
        "hints": [
            {
                "at": [
                    "e6c3409e d6551f9b 63a5fd44 68e957c5",
                ],
                "say": "This is the upper bound, 2η√T; add up the steps.",
            },
            {
                "at": [
                    "e8c1052d c600bf61 650e8d46 b03cf0bf",
                ],
                "say": "This is the lower bound; add up the steps.",
            },
            {
                "at": [
                    "eab67af7 7781dd57 0b1382ca 8ff42049",
                ],
                "say": "The size of the gradient cancels.",
            },
            {
                "at": [
                    "a7aa114e 516d3567 26a08fc2 fa215a7c",
                ],
                "say": "The size of the gradient cancels.",
            },
            {
                "at": [
                    "82db0981 933707fc 66b319a7 bfd09702",
                ],
                "say": "This is in units of η; multiply by 0.1.",
            },
            {
                "at": [
                    "51f605b5 5faa9fc0 33bc7dff ef833136",
                ],
                "say": "This is gradient descent's way.",
            },
        ],
    },
    "ag-find-the-bug": {
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "digests": [
            "bbc7ed36 bc638428 d7950f37 5cf911a1",
            "a8716e00 de2178f6 2ca3a4b4 522289bc",
        ],
        "hints": [
            {
                "at": [
                    "4af21c5a 74f35e2b ad3bb814 6cc67f1e",
                    "",
                ],
                "say": "This is x; the task asks for y.",
            },
            {
                "at": [
                    "",
                    "f2dd4521 b20dec05 d6eacc85 37e98880",
                ],
                "say": "This is x; the task asks for y.",
            },
            {
                "at": [
                    "c6c7fe87 be63874e 609ca2a7 08097150",
                    "",
                ],
                "say": "This is after 9 steps.",
            },
            {
                "at": [
                    "bbc7ed36 c2638d9a da9096c2 32671083",
                    "",
                ],
                "say": "This is after 11 steps.",
            },
            {
                "at": [
                    "",
                    "a8716e00 f2285437 1d70a27d 08cb1b35",
                ],
                "say": "This is after 9 steps.",
            },
            {
                "at": [
                    "",
                    "ab7172b9 e2217f42 2b9915c5 15982de7",
                ],
                "say": "This is after 11 steps.",
            },
            {
                "at": [
                    "38c4e066 af40dd6f 8724101d 5ff88508",
                    "",
                ],
                "say": "This is after one step.",
            },
            {
                "at": [
                    "bac7eba3 2f59abd5 84d2382f a9e1f3e7",
                    "",
                ],
                "say": "This is after 30 steps.",
            },
            {
                "at": [
                    "",
                    "aa717126 074d9657 11ac7a7b f7c8fd24",
                ],
                "say": "This is after 30 steps.",
            },
            {
                "at": [
                    "",
                    "64974113 f0c9e7cc ef417cc3 cfee3d16",
                ],
                "say": "This is gradient descent; keep the division, each coordinate by its own sum.",
            },
            {
                "at": [
                    "",
                    "60907f02 2f77b560 128e77de 00fc3701",
                ],
                "say": "A mean over the coordinates is shared, too; let G be a vector.",
            },
        ],
    },
    "ag-full-matrix": {
        "decimals": 4,
        "names": ["step 1, x", "step 1, y", "step 2, x", "step 2, y"],
        "digests": [
            "eb4ad6fc 1a54f803 06434eda f8b19d7d",
            "4e66f9e7 43b467e2 36288d25 e582e8c4",
            "585d40c7 7d5ed91d 69bfa336 9121887a",
            "b0acdf49 7da083fd 445095ba a541984c",
        ],
        "hints": [
            {
                "at": [
                    "2ccddb1b 255a1e74 5b6af9e9 d806c5ce",
                    "cd04cd64 3d6ad7f9 0b4bc096 4508ea17",
                    "",
                    "",
                ],
                "say": "This is the diagonal form's first step.",
            },
            {
                "at": [
                    "",
                    "",
                    "525d3755 776b9b9e e2ff1c8c baf7b7e5",
                    "2e76c2ad 0e235208 04c46f77 8c75ed2a",
                ],
                "say": "This is the diagonal form's second step.",
            },
            {
                "at": [
                    "",
                    "",
                    "a1b90ccd 7d901cce a11f80cf 94974784",
                    "2e76c2ad 0e235208 04c46f77 8c75ed2a",
                ],
                "say": "This takes the second gradient alone; the first is in the sum, too.",
            },
            {
                "at": [
                    "ea4ad569 22574332 df1e0cf1 eafde194",
                    "4866f075 bfcaf165 eb72cc74 79e0895b",
                    "",
                    "",
                ],
                "say": "This is the inverse of G; take its inverse root.",
            },
            {
                "at": [
                    "",
                    "",
                    "a1b90ccd 7d901cce a11f80cf 94974784",
                    "aeacdc23 f59b30b7 06638be0 0f4d0105",
                ],
                "say": "This is the inverse of G; take its inverse root.",
            },
            {
                "at": [
                    "b2c420b1 a87c4916 3cd4d8b3 844902b4",
                    "3ce768a0 dfb07885 5461af52 bb86fe2b",
                    "109ba676 1ac33688 831b9f2f 85e424af",
                    "2976bace f6a66be2 9a47602d a5f0bc8b",
                ],
                "say": "This is the change of θ; the task asks for the step.",
            },
        ],
    },
    "ag-settles": {
        "decimals": 2,
        "names": ["without noise", "with noise", "power"],
        "digests": [
            "66f65b43 742fa0fc",
            "0aff46bd 821806be",
            "f642389e a27ece10",
        ],
        "hints": [
            {
                "at": [
                    "c7dc6b93 331cab13",
                    "",
                    "",
                ],
                "say": "This is G; take its root.",
            },
            {
                "at": [
                    "",
                    "1eb05154 8e369942",
                    "",
                ],
                "say": "This is G; take its root.",
            },
            {
                "at": [
                    "",
                    "8e6e6086 5610a3fa",
                    "",
                ],
                "say": "This is the sum of the squared noise alone; the gradient is x plus the noise.",
            },
            {
                "at": [
                    "",
                    "7bf32b82 36bb4083",
                    "",
                ],
                "say": "The noise belongs to the gradient, in the sum and in the step.",
            },
            {
                "at": [
                    "",
                    "fff029b7 a179f3d0",
                    "",
                ],
                "say": "The noise belongs to the gradient, in the sum and in the step.",
            },
            {
                "at": [
                    "",
                    "0aff46bd 7815b869",
                    "",
                ],
                "say": "The noise belongs to the gradient, in the sum and in the step.",
            },
            {
                "at": [
                    "cde765b8 e1b16ff1",
                    "",
                    "",
                ],
                "say": "This is η = 1; the task has 0.5.",
            },
            {
                "at": [
                    "22f2da46 a76f29bb",
                    "",
                    "",
                ],
                "say": "This is η = 0.1; the task has 0.5.",
            },
            {
                "at": [
                    "7205771e 999647bd",
                    "",
                    "",
                ],
                "say": "This is the estimate for small η; run it.",
            },
            {
                "at": [
                    "",
                    "",
                    "f66a5735 fc1e40d7",
                ],
                "say": "This is how the root grows; the rate falls, so its power is negative.",
            },
            {
                "at": [
                    "",
                    "",
                    "f9423d57 9d6d7d10",
                ],
                "say": "-1/2 is the power in the end, and near that of 1/G; take η/√G between the two steps.",
            },
            {
                "at": [
                    "",
                    "",
                    "fa423eea a46d8815",
                ],
                "say": "Divide by ln 10, the way in ln t.",
            },
        ],
    },
    "ag-step-lengths": {
        "decimals": 4,
        "names": ["second step", "with G₀ = 0.1"],
        "digests": [
            "47bfaf66 5cba01e7 66c8755f e7cef0e8",
            "a4dbc3e7 6839b1aa b0360267 3f356246",
        ],
        "hints": [
            {
                "at": [
                    "3cbc7450 39f25b9d 7850aea2 0c919ae3",
                    "",
                ],
                "say": "The square of the first gradient is in the sum, too.",
            },
            {
                "at": [
                    "47bfaf66 55b7b84b 4f64ff96 f58a2991",
                    "",
                ],
                "say": "This divides by 3 + 1; add the squares, then take the root.",
            },
            {
                "at": [
                    "45bfac40 cabf2c3f 3bf4c426 aaa11341",
                    "",
                ],
                "say": "This divides by the sum of squares, 10; divide by its root.",
            },
            {
                "at": [
                    "48bfb0f9 58b7bd04 d00b7371 9fe14fcb",
                    "",
                ],
                "say": "This adds up over the coordinates; each has its own sum.",
            },
            {
                "at": [
                    "47bfaf66 5bba0054 f1cdcd5e bb2964ec",
                    "",
                ],
                "say": "Here the newest gradient is left out of the sum.",
            },
            {
                "at": [
                    "",
                    "e8faa507 ce66c6f8 aa8c3cc5 3af8e10a",
                ],
                "say": "This is the first step from G₀ = 0.",
            },
            {
                "at": [
                    "",
                    "9edbba75 cd20b8c3 31b0c1b4 55b872d4",
                ],
                "say": "This divides by the sum; divide by its root.",
            },
            {
                "at": [
                    "",
                    "a2dbc0c1 d43ed8dc 987eb70b c0b488ba",
                ],
                "say": "This divides by 0.1 + 0.1; add G₀ and the square of g, then take the root.",
            },
            {
                "at": [
                    "",
                    "a4dbc3e7 6639ae84 aa33ba5e b6bb744b",
                ],
                "say": "Here the square of g is left out: G is 0.1 + 0.01.",
            },
            {
                "at": [
                    "",
                    "a3dbc254 523bcd9f aa6b2226 b2ee25e8",
                ],
                "say": "This adds the two roots; add G₀ and the square of g, then take the root.",
            },
        ],
    },
    "ag-two-steps": {
        "decimals": 4,
        "names": ["θ₁", "θ₂"],
        "digests": [
            "7cbc1a9a 566ef531 7888f564 3bd2a92f",
            "631a11bf fa7d391e 60e138ba e907b2e1",
        ],
        "hints": [
            {
                "at": [
                    "7dbc1c2d 506cad28 5720f2af 28cb897e",
                    "631a11bf fe7d3f6a d5eaeb45 0d98333c",
                ],
                "say": "These are gradient descent's points; nothing is divided.",
            },
            {
                "at": [
                    "7cbc1a9a 566ef531 7888f564 3bd2a92f",
                    "011ddc25 0244d236 92329ca7 c90c7c4c",
                ],
                "say": "The second step is divided by the root of 4 + 1, the sum so far.",
            },
            {
                "at": [
                    "",
                    "631a11bf ea7f5e85 70607868 95b467ee",
                ],
                "say": "The second gradient is -1, so the second step goes up.",
            },
            {
                "at": [
                    "",
                    "631a11bf fc7d3c44 61f044d7 6bb51952",
                ],
                "say": "This divides by the sum of squares, 5; divide by its root.",
            },
            {
                "at": [
                    "f60a58b6 596ef9ea 66821d49 21ef2bd8",
                    "",
                ],
                "say": "This divides by the sum of squares, 4; divide by its root.",
            },
            {
                "at": [
                    "",
                    "011ddc25 fb7d3ab1 57deebf8 d1d2657b",
                ],
                "say": "Here the sum is that of the step before; the newest gradient is in it.",
            },
            {
                "at": [
                    "f70a5a49 b4c2e8f2 ebb9da7f 2b22d424",
                    "",
                ],
                "say": "This goes uphill; subtract the step.",
            },
            {
                "at": [
                    "",
                    "631a11bf fd7d3dd7 5aedfb3b cf4e9393",
                ],
                "say": "This divides by 2 + 1; add the squares, then take the root.",
            },
        ],
    },
    "ag-way-of-ten": {
        "decimals": 0,
        "names": ["steps"],
        "digests": [
            "0e303e59",
        ],
        "hints": [
            {
                "at": [
                    "a028d56a",
                ],
                "say": "This is where the upper bound 2η√T reaches 10; the sum is smaller.",
            },
            {
                "at": [
                    "a128d6fd",
                ],
                "say": "This is where the upper bound 2η√T exceeds 10; the sum is smaller.",
            },
            {
                "at": [
                    "21916f3f",
                ],
                "say": "This is where the lower bound reaches 10; the sum is there earlier.",
            },
            {
                "at": [
                    "8d176e60",
                ],
                "say": "This is the last step before the lower bound reaches 10; the sum is there earlier.",
            },
            {
                "at": [
                    "f45d7d91",
                ],
                "say": "This is gradient descent, with 0.3 per step, and a step too few.",
            },
            {
                "at": [
                    "f55d7f24",
                ],
                "say": "This is gradient descent, with 0.3 per step.",
            },
        ],
    },
    "am-cross": {
        "decimals": 3,
        "names": ["C = 2.5", "C = 6", "way"],
        "digests": [
            "e16a35b1 f6ae336d 660e41b6",
            "a0a2d778 b34153ff a375eb72",
            "a4baaa69 44e94e25 2aca64a6",
        ],
        "hints": [
            {
                "at": [
                    "de6a30f8 e2b2911f b53c5950",
                    "",
                    "",
                ],
                "say": "This is the text's C = 3.",
            },
            {
                "at": [
                    "",
                    "a0a2d778 2848c7f3 1ff78828",
                    "",
                ],
                "say": "This is for C = 5.",
            },
            {
                "at": [
                    "",
                    "",
                    "2daeb621 c5ac09f4 82eb3a55",
                ],
                "say": "This lacks the corrections, which count in the first rounds.",
            },
            {
                "at": [
                    "",
                    "",
                    "2daeb621 c8ae4d44 68d75604",
                ],
                "say": "This is a hundred late rounds; the first ones, in which v starts from 0, differ.",
            },
            {
                "at": [
                    "",
                    "",
                    "60fa8310 ba1d7fe2 d65d928e",
                ],
                "say": "This is after 300 rounds; 300 steps are 100 rounds.",
            },
            {
                "at": [
                    "",
                    "",
                    "a838b522 38d341b5 68da4eef",
                ],
                "say": "This is one late round; run 300 steps.",
            },
        ],
    },
    "am-divisor": {
        "decimals": 4,
        "names": ["t = 1", "t = 2", "t = 3"],
        "digests": [
            "2fe05be2 6ece6f6f 7e626ce0 b271f1b1",
            "6d08f56d 296ebabb 5c9c823e 6e2282c8",
            "9e29370d 2a8c428b 500627ad 2e279c29",
        ],
        "hints": [
            {
                "at": [
                    "2fe05be2 6ece6f6f 7e626ce0 b271f1b1",
                    "6b08f247 3473493a bdb96d0d 2bd2c465",
                    "99292f2e 2b90c14c b24e095f 7643d818",
                ],
                "say": "These are the corrected maxima; take the root.",
            },
            {
                "at": [
                    "2fe05be2 6ece6f6f 7e626ce0 b271f1b1",
                    "6d08f56d 296ebabb 5c9c823e 64203473",
                    "9e29370d 2a8c428b 41061010 2f279dbc",
                ],
                "say": "This is Adam's, whose v falls; the maximum keeps 0.001.",
            },
            {
                "at": [
                    "5df7ab79 df8f165d c169b66c d8beb538",
                    "6608ea68 0498c154 3f1966f3 4139e561",
                    "98292d9b 5a4d3937 0fa0e71e c214e832",
                ],
                "say": "This is the root of the maximum; correct it.",
            },
            {
                "at": [
                    "2fe05be2 6ece6f6f 7e626ce0 b271f1b1",
                    "020b36dd cfd1fd21 c9fb3372 4468af87",
                    "34d0a72d ee4c6317 e68d12fb e6ca4d1a",
                ],
                "say": "This is one over the divisor.",
            },
            {
                "at": [
                    "",
                    "6d08f56d 296ebabb 5c9c823e 702285ee",
                    "9e29370d 2a8c428b 41061010 2c279903",
                ],
                "say": "Near 1/√t, but 1 - β₂^t is not quite t times 1 - β₂.",
            },
            {
                "at": [
                    "2fe05be2 6ece6f6f 7e626ce0 b271f1b1",
                    "fe0b3091 d6c77aca 10b2bea3 8afdb2c8",
                    "2dd09c28 6153d3e5 12b49b5a 7ac23dab",
                ],
                "say": "The maximum stays, but it is divided by 1 - β₂^t, which grows.",
            },
        ],
    },
    "am-find-the-bug": {
        "decimals": 4,
        "names": ["printed", "repaired", "second step"],
        "digests": [
            "5fb58145 0474b69e 848b1834 a17bdc69",
            "86f4440a 83082b0f 79d3ba84 6006ce95",
            "d93b1a9f 205ff79a 7f13f274 a0eaf329",
        ],
        "hints": [
            {
                "at": [
                    "5bb57af9 8c6aff5a 3d257be7 6e4c873c",
                    "82f43dbe 0afe73cb 424b0dd7 efc0b1f0",
                    "",
                ],
                "say": "The first number is the printed loop's.",
            },
            {
                "at": [
                    "344792aa aa566981 ae3f473b dd0d291a",
                    "080fb473 64c1801e b0771089 f86f1128",
                    "",
                ],
                "say": "θ moves against the gradient.",
            },
            {
                "at": [
                    "1fbacb2f aebb8f31 29f9d4d0 8ffbe1ae",
                    "ac87674e 84dc142d 7c4ee95c cfb74dbf",
                    "",
                ],
                "say": "This is with η = 1; the loop has 0.1.",
            },
            {
                "at": [
                    "",
                    "",
                    "d93b1a9f 1c5ff14e 002a9c09 81d41f77",
                ],
                "say": "In units of η: divide by the learning rate.",
            },
            {
                "at": [
                    "",
                    "82f43dbe 0afe73cb 3d4b05f8 7eb705b1",
                    "",
                ],
                "say": "That is one step; under a steady gradient each of the five is η long.",
            },
            {
                "at": [
                    "",
                    "",
                    "f253ee69 1eccbe10 dee402c1 2d73ad65",
                ],
                "say": "This is v_hat after the second step; the step divides by its root.",
            },
            {
                "at": [
                    "",
                    "",
                    "a108b974 e1b47d49 a0fb1da6 6f920267",
                ],
                "say": "This is the repaired loop's.",
            },
        ],
    },
    "am-rest": {
        "decimals": 4,
        "names": ["Adam, 0.1", "Adam, 0.5", "Adam, 0.9", "AMSGrad, 0.1"],
        "digests": [
            "8fe1ef68 a6748d6d b979a9b0 472b7cfd",
            "b9c86d82 99369f08 d87abf2e 79a66aa4",
            "078a620f c9ae6dab 824f3ee5 7d3fabbd",
            "51b60b96 ae9230c7 37f049d8 9cd06181",
        ],
        "hints": [
            {
                "at": [
                    "8fe1ef68 16716c26 b01096f1 0518b845",
                    "b9c86d82 9b36a22e e67896a1 98acf393",
                    "078a620f c9ae6dab 844f420b 6b3d50d0",
                    "",
                ],
                "say": "This is the mean of all steps; the last 3000 are asked for.",
            },
            {
                "at": [
                    "8fe1ef68 a6748d6d ba79ab43 422b751e",
                    "b9c86d82 99369f08 d97ac0c1 73a66132",
                    "078a620f c9ae6dab 814f3d52 f0248a49",
                    "",
                ],
                "say": "This is the last θ, which swings by about η in a round; the mean of 3000 is asked for.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "54b6104f 531ba274 48ea6a2b 3fb64460",
                ],
                "say": "This is Adam's; AMSGrad divides by the largest v so far.",
            },
            {
                "at": [
                    "96e1fa6d 768e89c8 6d2fa737 f4e124ea",
                    "b7c86a5c d9306d11 f165bc0a e9b507d7",
                    "078a620f caae6f3e b13bebc5 f460c274",
                    "",
                ],
                "say": "The gradients cancel at 0, but each is divided by a root of its own.",
            },
            {
                "at": [
                    "8fe1ef68 a5748bda bb79acd6 37292536",
                    "b9c86d82 99369f08 d97ac0c1 75a66458",
                    "078a620f c9ae6dab 824f3ee5 7d3fabbd",
                    "",
                ],
                "say": "This is with η = 0.01; the task has 0.001.",
            },
            {
                "at": [
                    "d1abbc83 e75f7dfd ebb23c84 ae0e701e",
                    "2a86f0f3 75739158 5e86545e 960a536b",
                    "028a5a30 1da59d6a c2ce3cc7 4e3a5044",
                    "",
                ],
                "say": "Here the gradient lacks θ itself, so nothing holds it back.",
            },
        ],
    },
    "am-round": {
        "decimals": 4,
        "names": ["v after 4", "v after the first -1", "v after the second -1", "Adam's moves", "AMSGrad's moves"],
        "digests": [
            "4197d946 2e20a237 3ca363f9 3165db06",
            "d79f62db 40c8d5fd 50162c65 93af4275",
            "a15bafc6 ded1db04 49e329cb e93a74d6",
            "5c4898c1 2cfa4ec2 de82ccfd c7bfce42",
            "1d35a79b 7c020b9f 627892c8 4db02188",
        ],
        "hints": [
            {
                "at": [
                    "4197d946 281e5a2e ba66b25d e7ff61f5",
                    "d79f62db 40c8d5fd 5a187aba 37ec2997",
                    "a15bafc6 ded1db04 49e329cb f43a8627",
                    "",
                    "",
                ],
                "say": "This is the first round, from v = 0; go on until v repeats.",
            },
            {
                "at": [
                    "41959aaf 0ba99365 38f3d6d0 b53a468b",
                    "6197ed54 75937315 a8f1241d 5826f18a",
                    "a25bb159 d1cf87f6 c27cc51b 4a63107b",
                    "",
                    "",
                ],
                "say": "Here β₂ is 1/17, not 0.1.",
            },
            {
                "at": [
                    "ef4ce396 51f43684 d136269a f9e9c363",
                    "d5a19e4c 7f57b226 f727808f c9317758",
                    "2451f0a3 8d5ae5d8 efec882d c0dd0ee1",
                    "",
                    "",
                ],
                "say": "The past keeps the share β₂; the new square has 1 - β₂.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "414d504f 0917cdc8 0df6fa15 53e5cc81",
                    "",
                ],
                "say": "A gradient is divided by the root of v.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "3c0823ec 52d61977 3e9dec30 ac591c7b",
                    "4175ccb4 0c22d4c0 95001b2f e10f1403",
                ],
                "say": "Up is positive, and a step is subtracted.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "1e80a975 a7eaa121 1990b196 853c7089",
                ],
                "say": "This is the move for the 4 alone; add those for both -1.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "3c4d4870 79102f53 ebd63d39 8cdede6e",
                    "",
                ],
                "say": "These are the moves for both -1; add that for the 4.",
            },
        ],
    },
    "am-two-steps": {
        "decimals": 4,
        "names": ["θ₁", "AMSGrad's θ₂", "Adam's θ₂"],
        "digests": [
            "16338bdc 4bc38623 48895f02 f4cdcc8d",
            "8000ed09 2b9c0540 82b2c4db 31e79300",
            "3fa6046a dda7983d 0054faa0 c43e7715",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "8000ed09 2b9c0540 86b2cb27 b9dddbbc",
                    "",
                ],
                "say": "This is Adam's: v has fallen to 1.5, and AMSGrad keeps 2.",
            },
            {
                "at": [
                    "cf38b30c 52c39128 529cf678 46a77853",
                    "aa88df43 3499d4d4 eb25378b b246539c",
                    "",
                ],
                "say": "These lack the corrections, as in the paper; PyTorch has them.",
            },
            {
                "at": [
                    "",
                    "8000ed09 3a9c1cdd 7db2bcfc c4f174c5",
                    "",
                ],
                "say": "Take the maximum of v as it is, and correct it with t = 2 afterwards.",
            },
            {
                "at": [
                    "",
                    "7f00eb76 319c0eb2 82a3ba51 240c7752",
                    "",
                ],
                "say": "The second gradient is -1, and m is 0.08.",
            },
            {
                "at": [
                    "d038b49f f9f5c5a8 05b2b969 88f52abe",
                    "",
                    "",
                ],
                "say": "A step is subtracted: θ moves against the gradient.",
            },
            {
                "at": [
                    "",
                    "8000ed09 3a9c1cdd 708dd7ac 12eb976d",
                    "",
                ],
                "say": "The divisor is the root of the corrected maximum.",
            },
            {
                "at": [
                    "17338d6f e5c0a6fa c720c52d 408a0f7c",
                    "8000ed09 2c99c83c db38a613 ab2c3f3a",
                    "",
                ],
                "say": "This is gradient descent.",
            },
            {
                "at": [
                    "",
                    "8000ed09 2b9c0540 87b2ccba b9db9d25",
                    "",
                ],
                "say": "Here β₂ is 0.5, not 0.999.",
            },
        ],
    },
    "av-best-length": {
        "decimals": 3,
        "names": ["best β measured", "its distance", "best β by the formulas"],
        "digests": [
            "9192ff93 d5c714a4 2a36daeb",
            "29903646 70586494 51cd8e19",
            "e2ec82dc 2fa2cb29 75fdd750",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "2b90396c de4c45cb 85f9a03e",
                    "",
                ],
                "say": "This is the mean square; take its root.",
            },
            {
                "at": [
                    "",
                    "2c903aff dd50c166 dc0ae39b",
                    "",
                ],
                "say": "This is the mean distance; take the root of the mean square.",
            },
            {
                "at": [
                    "",
                    "2a9037d9 6b585cb5 dfd767ff",
                    "",
                ],
                "say": "This is what the formulas say; the task asks what you measured.",
            },
            {
                "at": [
                    "9f93159d 47cc4548 8494620b",
                    "27903320 db5d8a33 bd2fad2a",
                    "",
                ],
                "say": "This is the average from zero; divide it by 1 - β^t.",
            },
            {
                "at": [
                    "9f93159d 47cc4548 8494620b",
                    "",
                    "",
                ],
                "say": "The average from zero is best there; divide it by 1 - β^t.",
            },
            {
                "at": [
                    "9192ff93 d6c71637 243492e2",
                    "",
                    "",
                ],
                "say": "Start from 0 and correct, and take the root of the mean square.",
            },
            {
                "at": [
                    "9e93140a d8c7195d 183002d0",
                    "",
                    "",
                ],
                "say": "Here the average of the step before was compared; use the newest.",
            },
            {
                "at": [
                    "99930c2b ddf5175a c48293e1",
                    "",
                    "",
                ],
                "say": "Here the average was compared with the values; compare it with 5 + 0.1 t.",
            },
            {
                "at": [
                    "",
                    "",
                    "e3ec846f 46a0b0c7 67d9e136",
                ],
                "say": "This adds the lag itself to the variance; square the lag.",
            },
            {
                "at": [
                    "",
                    "",
                    "deec7c90 c1aa6cc4 c95d5e57",
                ],
                "say": "The lag is the mean age times the drift, 0.1.",
            },
            {
                "at": [
                    "",
                    "",
                    "e2ec82dc 44a0ada1 63cad060",
                ],
                "say": "This adds lag and standard deviation; add their squares.",
            },
        ],
    },
    "av-changing-beta": {
        "decimals": 4,
        "names": ["with 0.5", "with 0.5 and 0.9"],
        "digests": [
            "290ebc05 998c7c11 90d2baa0 51819432",
            "96f3a84c 8bf3564a c4c4777a 51ec031e",
        ],
        "hints": [
            {
                "at": [
                    "2d0ec251 0d6cdf02 dd11e2f7 ac963b34",
                    "20f6c021 0e3007e6 bc9c8dc7 3796bfb8",
                ],
                "say": "These are the averages from zero; divide by the averages of ones.",
            },
            {
                "at": [
                    "2d0ec251 0d6cdf02 dd11e2f7 ac963b34",
                    "",
                ],
                "say": "This is the average from zero; divide by the average of ones.",
            },
            {
                "at": [
                    "",
                    "20f6c021 0e3007e6 bc9c8dc7 3796bfb8",
                ],
                "say": "This is the average from zero; divide by the average of ones.",
            },
            {
                "at": [
                    "",
                    "950f7ba3 4c25d1fc 1b71987d 08a570e8",
                ],
                "say": "This divides by 1 - 0.9⁴, as if β had been 0.9 throughout.",
            },
            {
                "at": [
                    "",
                    "1ff6be8e 9817493e c0f967ae 664f3eee",
                ],
                "say": "This divides by 1 - 0.5⁴, as if β had been 0.5 throughout.",
            },
            {
                "at": [
                    "9611a633 988a3be7 7d627f30 7e2d1e04",
                    "",
                ],
                "say": "This has β = 0.9 throughout; here it is 0.5.",
            },
            {
                "at": [
                    "",
                    "9d04fadf 88ae8688 4b096f65 d17f494a",
                ],
                "say": "β is 0.5 in the first step, 0.9 in the second, and so on in turn.",
            },
            {
                "at": [
                    "",
                    "94f3a526 8e0263fa a13f4d54 aaa50866",
                ],
                "say": "This is after three values; there is a fourth, 5.",
            },
        ],
    },
    "av-find-the-bug": {
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "digests": [
            "b85774d7 3e6e1627 1364de52 ad79da79",
            "5524f42a 564112ef f1076dd8 d8cd2d7e",
        ],
        "hints": [
            {
                "at": [
                    "87f404b9 c0753fe2 89d9bdad 09f843fd",
                    "",
                ],
                "say": "This is after two values; the third makes it worse.",
            },
            {
                "at": [
                    "",
                    "d5d2f713 9318c12b 840c8139 f88b94ec",
                ],
                "say": "This is the average from zero; repaired, the loop still corrects, once.",
            },
            {
                "at": [
                    "",
                    "5624f5bd 53410e36 fb18c6b7 b8652c5c",
                ],
                "say": "This is the plain mean; older values weigh less here.",
            },
            {
                "at": [
                    "",
                    "3b2709d3 6e67575e 9e9ffb7b eb553154",
                ],
                "say": "This starts from the first value; start from 0 and correct once.",
            },
        ],
    },
    "av-first-value": {
        "decimals": 3,
        "names": ["weight of the first value", "number of values"],
        "digests": [
            "a13809ab e5920221 38537d9d",
            "d5186e61 69a98af0 721705a3",
        ],
        "hints": [
            {
                "at": [
                    "a0380818 5e8a71d7 4fd5087a",
                    "",
                ],
                "say": "This is β^t, the weight of a zero; the first value is multiplied t - 1 times.",
            },
            {
                "at": [
                    "a738131d e8140c3a 5196bd80",
                    "",
                ],
                "say": "Only the later values enter with 1 - β; the first enters whole.",
            },
            {
                "at": [
                    "a5380ff7 e585362e cb711ac5",
                    "",
                ],
                "say": "This is the share of all later values together.",
            },
            {
                "at": [
                    "a4380e64 e380b5da 7d4fd0b1",
                    "",
                ],
                "say": "This is its weight in the corrected average from zero.",
            },
            {
                "at": [
                    "",
                    "d61ced22 968c49d9 ce305cd8",
                ],
                "say": "This is the corrected average from zero.",
            },
            {
                "at": [
                    "",
                    "93840021 6a333594 8c1ed3df",
                ],
                "say": "This is where the number tends; the task asks for t = 5.",
            },
            {
                "at": [
                    "",
                    "dc389a1c 49ca4450 7878c3db",
                ],
                "say": "This is the sum of the squared weights; the number is 1 over it.",
            },
            {
                "at": [
                    "",
                    "4910d638 376f08b5 df490262",
                ],
                "say": "This is t = 4.",
            },
            {
                "at": [
                    "",
                    "d91874ad ffa2284d 4a23f641",
                ],
                "say": "This is t = 6.",
            },
        ],
    },
    "av-four-values": {
        "decimals": 4,
        "names": ["t = 1", "t = 2", "t = 3", "t = 4"],
        "digests": [
            "00bee40c f63730b1 cb91527e f88fa56f",
            "df0f14fc 4cb699d8 f5a328d2 d98c97f2",
            "46c8890a d14adccf 4ae9cc38 8d2784de",
            "57bf58a4 b76c20d4 fb5b3cf2 b592ce4a",
        ],
        "hints": [
            {
                "at": [
                    "9b774374 0d357f1b 35ae6a7a 718ea605",
                    "0344a17b e71404f4 6f3f2fb7 fd554c8e",
                    "afe99af3 9026458b f3adee99 4a31304c",
                    "e3562d4f c076163a 46c34ff6 25070843",
                ],
                "say": "These are the averages from zero; divide each by its 1 - β^t.",
            },
            {
                "at": [
                    "00bee40c f63730b1 cb91527e f88fa56f",
                    "63079603 8883808c a777d185 8b47cf1a",
                    "2fc1a910 a63fc3ce 43ceb40b 476f5334",
                    "5fa99eed 08e4b99d a8799810 bd124d09",
                ],
                "say": "This is the sum, or the average over 1 - β; divide by 1 - β^t.",
            },
            {
                "at": [
                    "00bee40c f63730b1 cb91527e f88fa56f",
                    "df0f14fc 4fb69e91 fba7af72 f66168f3",
                    "47c88a9d ce4ad816 54fb2517 ecbeba3c",
                    "5abf5d5d 206f04b6 03c6e9e3 61b07550",
                ],
                "say": "This is the plain mean; here older values weigh less.",
            },
            {
                "at": [
                    "00bee40c f63730b1 cb91527e f88fa56f",
                    "db0f0eb0 47c11f55 bf1efae6 5a3bfbd7",
                    "accb6833 eaae55be 7881905b 13092e34",
                    "49bd0403 a0f7637d dc2bbac9 8078c276",
                ],
                "say": "This starts from the first value; start from 0 and correct.",
            },
            {
                "at": [
                    "00bee40c f63730b1 cb91527e f88fa56f",
                    "e30f1b48 d6ace5ba 3042d659 8a27cdd1",
                    "3ec87c72 d75e6df9 b4e07d08 e00742b9",
                    "d2c258dc 37a690b3 8757ddaa 4d4b4dd6",
                ],
                "say": "Here 0.1 and 0.9 have changed places; the past keeps the share 0.9.",
            },
            {
                "at": [
                    "97773d28 863f37f2 ec5e5736 3c159804",
                    "db0f0eb0 c0be0c39 3d005e5e 82e9bdf4",
                    "afcb6cec 78b82fa4 40451f92 c96f0baa",
                    "53bf5258 21623a56 a4e91a43 80bdcd2f",
                ],
                "say": "The exponent is one too large: after the first value divide by 1 - β.",
            },
            {
                "at": [
                    "",
                    "6c18ed4f 17350944 1fa34b6b 66c62093",
                    "aeb24fea dccff710 9f5f1993 c364ede6",
                    "",
                ],
                "say": "Here the corrected average went into the next step; keep the average from zero.",
            },
        ],
    },
    "av-half-life": {
        "decimals": 5,
        "names": ["β"],
        "digests": [
            "882e346b 84a41fcf 795417e7 4d06a571 2fd8a1e2",
        ],
        "hints": [
            {
                "at": [
                    "882e346b 84a41fcf 7a54197a 46045bd5 5c2463cc",
                ],
                "say": "This has a mean age, or 1/(1 - β), of about 100; its half-life is 69 steps.",
            },
            {
                "at": [
                    "882e346b 84a41fcf e6570215 d4345462 59c8ae90",
                ],
                "say": "This has a half-life of 50 steps.",
            },
            {
                "at": [
                    "882e346b 2f43b984 7554119b bcff06fc 0fb12c67",
                ],
                "say": "This has a half-life of 200 steps.",
            },
            {
                "at": [
                    "882e346b 3043bb17 89efc64c 7df40511 0c4b3372",
                ],
                "say": "Such a value would grow with age; β is below 1, so the exponent has the other sign.",
            },
            {
                "at": [
                    "882e346b 84a41fcf 795417e7 4d06a571 31d8a508",
                ],
                "say": "This is 1 - ln 2/100, near it but not equal; solve β¹⁰⁰ = ½.",
            },
            {
                "at": [
                    "d61a2f45 03ade218 03b1f4bf 6ba7a35e 1f163241",
                ],
                "say": "This has a half-life of one step.",
            },
            {
                "at": [
                    "d11a2766 2cf64b04 3e553a2d 4dffa04a 412163a6",
                ],
                "say": "This is 1 - β.",
            },
        ],
    },
    "bs-decay": {
        "decimals": 1,
        "names": ["c above", "best c", "smallest limit"],
        "digests": [
            "eee7edb0",
            "0df4d439",
            "07a41361",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "9ffc75d4",
                    "",
                ],
                "say": "This is the best c for λ = 1.",
            },
            {
                "at": [
                    "",
                    "",
                    "818d5750",
                ],
                "say": "This is 1/λ; the limit is its square.",
            },
            {
                "at": [
                    "",
                    "",
                    "1f9988fd",
                ],
                "say": "Do not forget to divide by λ² in the end.",
            },
            {
                "at": [
                    "8fcfb4a5",
                    "",
                    "",
                ],
                "say": "This is for λ = 1; the condition is cλ > 1/2.",
            },
            {
                "at": [
                    "80ef8f4b",
                    "",
                    "",
                ],
                "say": "The condition is cλ > 1/2.",
            },
            {
                "at": [
                    "8b00e82a",
                    "",
                    "",
                ],
                "say": "This is 1/(2λ²); the condition is cλ > 1/2.",
            },
        ],
    },
    "bs-drop-error": {
        "decimals": 4,
        "names": ["mean square error"],
        "digests": [
            "f41de4ac 9486af4e a9f92c7b f7dcfbc1",
        ],
        "hints": [
            {
                "at": [
                    "f41de4ac 9486af4e a9f92c7b fadd007a",
                ],
                "say": "Here the squared error began at 10; e₀ is 10, its square 100.",
            },
            {
                "at": [
                    "f51de63f 9786b407 5245eddb 48a53cc6",
                ],
                "say": "This is the mean square error at the drop; the task asks for that after 200 updates.",
            },
            {
                "at": [
                    "f51de63f 8c86a2b6 ce39e51c 92f5ab18",
                ],
                "say": "This is the root; the task asks for the mean square.",
            },
            {
                "at": [
                    "f41de4ac 9486af4e abf92fa1 eed87068",
                ],
                "say": "This is the floor of 0.01, which 200 updates do not reach.",
            },
            {
                "at": [
                    "f51de63f 9886b59a 4b45e2d6 dcbe2aa8",
                ],
                "say": "This is the floor of 0.1: the rate was not dropped.",
            },
        ],
    },
    "bs-drop-later": {
        "decimals": 0,
        "names": ["k"],
        "digests": [
            "39c8e42c",
        ],
        "hints": [
            {
                "at": [
                    "b6e3ec70",
                ],
                "say": "Twice as many updates do not move it: the best moment to drop depends on the error alone.",
            },
            {
                "at": [
                    "8fea367c",
                ],
                "say": "The updates that are added come after the drop: the best moment depends on the error alone.",
            },
            {
                "at": [
                    "b8d4e50c",
                ],
                "say": "This is the best k if the squared error begins at 10; e₀ is 10, its square 100.",
            },
        ],
    },
    "bs-drop-when": {
        "decimals": 0,
        "names": ["k"],
        "digests": [
            "df9e2a64",
        ],
        "hints": [
            {
                "at": [
                    "deaaf4c4",
                ],
                "say": "This is the best k if the squared error begins at 10; e₀ is 10, its square 100.",
            },
            {
                "at": [
                    "6db1a8b5",
                ],
                "say": "Without a drop 0.0526 remains.",
            },
            {
                "at": [
                    "f4f64107",
                ],
                "say": "At 0.01 from the start, 200 updates are not enough.",
            },
        ],
    },
    "bs-epoch": {
        "decimals": 0,
        "names": ["updates", "samples in the last batch"],
        "digests": [
            "6b36eb39",
            "2f58c2e0",
        ],
        "hints": [
            {
                "at": [
                    "6a36e9a6",
                    "",
                ],
                "say": "The samples that do not fill a batch make one more update.",
            },
            {
                "at": [
                    "",
                    "4fab2344",
                ],
                "say": "128 does not divide 60,000; the last batch has what is left.",
            },
            {
                "at": [
                    "",
                    "3b67e04e",
                ],
                "say": "This is what the last batch lacks.",
            },
        ],
    },
    "bs-floor": {
        "decimals": 5,
        "names": ["F"],
        "digests": [
            "16a7c466 7383e997 7fe2d0e1 49e1c1b1 2ef86b12",
        ],
        "hints": [
            {
                "at": [
                    "17a7c5f9 6e83e1b8 ac140ddc 710ef6ba 2324914a",
                ],
                "say": "This is the floor of single samples; divide by B.",
            },
            {
                "at": [
                    "17a7c5f9 6e83e1b8 ac140ddc 710ef6ba 22248fb7",
                ],
                "say": "This is the floor of single samples; divide by B.",
            },
            {
                "at": [
                    "16a7c466 7283e804 b4098d18 32887d9f 0b93c815",
                ],
                "say": "Here the root of B was taken; the variance falls like 1/B.",
            },
            {
                "at": [
                    "16a7c466 7383e997 7fe2d0e1 47e1be8b 1cfa8d53",
                ],
                "say": "This is the value for small ηλ; the divisor has 2 - ηλ.",
            },
            {
                "at": [
                    "17a7c5f9 7183e671 a8140790 651bafc9 d7c75572",
                ],
                "say": "This is the root of F; F is the mean of the squared error.",
            },
            {
                "at": [
                    "16a7c466 7283e804 82e2d59a c1edb78c 131f77f1",
                ],
                "say": "The divisor has 2 - ηλ too.",
            },
            {
                "at": [
                    "16a7c466 7383e997 7de2cdbb 64ff51f7 ecc5a471",
                ],
                "say": "This is what one update adds; the old error is still there, shrunk.",
            },
        ],
    },
    "bs-limits": {
        "decimals": 4,
        "names": ["B = 1", "B = 10"],
        "digests": [
            "d2c1fdd1 0b9dea56 590cf9ac 70f3b3db",
            "862032e4 0563d1b8 b19f3d39 281d24a4",
        ],
        "hints": [
            {
                "at": [
                    "d1c1fc3e 109df235 5c003272 23f51598",
                    "87203477 a844d5a0 e866e5c9 37991aa1",
                ],
                "say": "These are the limits before the shift.",
            },
            {
                "at": [
                    "",
                    "862032e4 0863d671 3e97cc6b 2988c690",
                ],
                "say": "This is 2/L; ten draws with replacement are not all ten points.",
            },
            {
                "at": [
                    "d2c1fdd1 bd9c91ca 97431d06 2caad62f",
                    "",
                ],
                "say": "This is 2/L, the limit of the full gradient.",
            },
            {
                "at": [
                    "d1c1fc3e 099de730 ea07cdc1 4115ca95",
                    "",
                ],
                "say": "This is 2/42.5, the limit if the outermost point were drawn every time.",
            },
            {
                "at": [
                    "d5c2028a a895b4f6 5f4b7746 7002af4d",
                    "7e20264c 0b75244b be46feef 16866185",
                ],
                "say": "Here the inputs were also divided by their standard deviation.",
            },
            {
                "at": [
                    "d1c1fc3e 0f9df0a2 e505874b b9cdec70",
                    "87203477 a944d733 6663da8c b432bc3d",
                ],
                "say": "This is where `limit` stops searching; let it search further up.",
            },
        ],
    },
    "bs-mended": {
        "decimals": 4,
        "names": ["intercept", "slope"],
        "digests": [
            "3162a68b 7b4c2227 08c1ba7f 69c0874f",
            "832a9d95 2d7ad415 68377218 a8da680b",
        ],
        "hints": [
            {
                "at": [
                    "2f62a365 6a478a36 082919e3 ccc5b15e",
                    "802a98dc c077e9e7 e38bed9d af33c1b7",
                ],
                "say": "This is the loop as printed.",
            },
            {
                "at": [
                    "2f62a365 e6447bd3 f1e4c386 88d19c4a",
                    "862aa24e b984aad5 1e76e7d2 4643cf39",
                ],
                "say": "The number of terms is right now; divide by that of the batch, too.",
            },
            {
                "at": [
                    "3262a81e ea538ca9 c1fe1a04 86e588b2",
                    "ff278f32 18fb8c88 78e8672e 7515c77b",
                ],
                "say": "Divided by b, but the sum still has b + 1 terms.",
            },
            {
                "at": [
                    "3062a4f8 774e5a72 930c4d6b 3feb12e3",
                    "7e2a95b6 2d7046b9 b3ae5dd2 0e4f6416",
                ],
                "say": "Three terms, divided by 3: the batch has two points.",
            },
            {
                "at": [
                    "3662ae6a 7f5b32fd f83d1fb9 a76fda94",
                    "fc4360f6 bcef993e a2214fee a4ec63c3",
                ],
                "say": "This is an update with all ten points.",
            },
            {
                "at": [
                    "2e62a1d2 6e479082 171c658d f90bc048",
                    "802a98dc c077e9e7 cf85125c 63e351d2",
                ],
                "say": "The factor 2 of the squared residual is missing.",
            },
        ],
    },
    "bs-part": {
        "decimals": 4,
        "names": ["part of the error"],
        "digests": [
            "6a43291c 7e0a837c 9950d6c5 4f1beaf0",
        ],
        "hints": [
            {
                "at": [
                    "6b432aaf 11055ab7 4f5ff9f7 943f47d3",
                ],
                "say": "This is the part of the variance; the error is its root.",
            },
            {
                "at": [
                    "6a43291c 7a0a7d30 17470fc3 8c959685",
                ],
                "say": "This is the root of 5/10; below the line stands n - 1.",
            },
            {
                "at": [
                    "664322d0 141469fa f7f97d34 7015fa96",
                ],
                "say": "This is the error for σ = 1; the task asks which part of σ/√5 it is.",
            },
            {
                "at": [
                    "67432463 111226aa 5f953c58 733ad2e1",
                ],
                "say": "Here it is divided by √10, too; the root of (n - B)/(n - 1) is all.",
            },
            {
                "at": [
                    "6d432dd5 0e031767 aaf4ea72 cf9fd03f",
                ],
                "say": "This is 1/√5, the error with replacement for σ = 1; the task asks which part is left.",
            },
            {
                "at": [
                    "6c432c42 0f055791 bf67660c b7533a4f",
                ],
                "say": "This is (n - B)/n; take the root of (n - B)/(n - 1).",
            },
        ],
    },
    "curvature-by-hand": {
        "decimals": 4,
        "names": ["μ", "L", "η", "x₁", "y₁", "x₂", "y₂"],
        "digests": [
            "85bcb69c c08c4281 d320d58e 6b7c4fbf",
            "d6f1aa37 2e7b1df0 fa9939c5 00675dc2",
            "70a27afc 6660018e b519fac0 fe532c12",
            "51e10464 d3499e39 ecbc21b2 e50b6d7f",
            "0ad7faee 8b1290b9 1427edf0 5a315057",
            "dfea1f02 91685ebe 196ecdfa f734c91e",
            "8c8f1829 0b267e54 e1a059f3 6174f49e",
        ],
        "hints": [
            {
                "at": [
                    "8db235d8 fd14f70d 0f45ab8a 96e2ac13",
                    "3ee7c093 6a164fdc 9a876ee1 aba16df6",
                    "",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "μ is the smaller one.",
            },
            {
                "at": [
                    "97c38eb7 64c64260 3fcacd7d c5c205e2",
                    "a9d44099 ed1fd084 14337303 f51fceb2",
                    "71a27c8f da5aa7fc 6efafbdb 086ffd6e",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "The factor ½ before the bracket was lost.",
            },
            {
                "at": [
                    "",
                    "",
                    "71a27c8f df5cee72 bcb4772d b3bc4a74",
                    "3d3c151f 55f77524 11fbf3dd 22bd858e",
                    "02d5afbf 5a63d06a cbf6a339 81e99a98",
                    "deea1d6f 6838445a 2f86aa61 8651d1a4",
                    "1a7e4743 3189feb8 ce30e099 73946826",
                ],
                "say": "This is η = 1/L; the task asks for 2/(L + μ).",
            },
            {
                "at": [
                    "",
                    "",
                    "6fa27969 6b624804 22fc5f2b fa061452",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "This is 2/L, the smallest rate that fails.",
            },
            {
                "at": [
                    "",
                    "",
                    "1bc74f24 611fac91 f9c211b6 959afe6f",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "This is (L + μ)/2, which is 1/η.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "51e10464 d3499e39 ecbc21b2 e50b6d7f",
                    "06c8ea18 e841f42f 9e5edf16 9f96e891",
                    "",
                    "",
                ],
                "say": "The slope of ½·4xy in y is 2x, not 4x.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "51e10464 d3499e39 ecbc21b2 e50b6d7f",
                    "330e320b f6323f3a dcbfbbc1 77dfa418",
                    "11354c72 4e113f43 765a2f24 b33621f5",
                    "8c8f1829 0b267e54 e1a059f3 6174f49e",
                ],
                "say": "The Hessian's other entry, 2, mixes the two: the slope in y is 2x + 3y.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "51e10464 d3499e39 ecbc21b2 e50b6d7f",
                    "865d7093 d98bb994 6775d099 341734de",
                    "",
                    "",
                ],
                "say": "x₁ is right. The slope in y at (3, 0) is 6; the step goes against it.",
            },
        ],
    },
    "curvature-centring": {
        "decimals": 4,
        "names": ["κ for 2, 4, …, 20", "κ for 0.1, …, 1.0", "factor"],
        "digests": [
            "cf875dec bb6cb0e7 781f7a0e e357417d",
            "7c4540ed 51961162 4da15242 cd1d1037",
            "3a143b21 b2410fb3 dbe60e67 ca684630",
        ],
        "hints": [
            {
                "at": [
                    "2bcf110b 6edcb6ea e6354d87 f8d93218",
                    "3587e290 3b6e5d6f 3d7749d4 c4cd3d11",
                    "",
                ],
                "say": "The curvature of the slope goes with the square of the inputs' unit.",
            },
            {
                "at": [
                    "",
                    "68347808 24587a32 255cc0be 4f5ca549",
                    "",
                ],
                "say": "κ is the larger curvature over the smaller, so it is at least 1.",
            },
            {
                "at": [
                    "",
                    "4499434e 24328e64 a4be55c7 2d6b6d7f",
                    "",
                ],
                "say": "The variance goes with the square of the unit: a hundredth, not a tenth.",
            },
            {
                "at": [
                    "",
                    "6b347cc1 cc5ebede 52411a57 b2c6a162",
                    "",
                ],
                "say": "This is the slope's curvature, the smaller one; κ is 2 divided by it.",
            },
            {
                "at": [
                    "",
                    "3587e290 3b6e5d6f 3d7749d4 c4cd3d11",
                    "",
                ],
                "say": "Here the inputs are ten times smaller, and the curvature of the slope a hundred times.",
            },
            {
                "at": [
                    "ab6b7846 a70fd951 ce790a08 0ab2088f",
                    "",
                    "",
                ],
                "say": "This is the larger curvature; κ divides it by the smaller one, 2.",
            },
            {
                "at": [
                    "36a690c4 6b1c82ff fe849352 94f3d3b9",
                    "",
                    "",
                ],
                "say": "The inputs are doubled, so their variance is four times as large.",
            },
            {
                "at": [
                    "98a2ba4d 8109fa5f 94ec0862 50c93119",
                    "",
                    "",
                ],
                "say": "This is κ before centring.",
            },
            {
                "at": [
                    "",
                    "a7f1bac6 9e400615 e8af5008 a76640e8",
                    "",
                ],
                "say": "This is κ before centring.",
            },
            {
                "at": [
                    "5e7ff044 070bf9df b11fa7aa 50861929",
                    "",
                    "",
                ],
                "say": "The mean of the squares divides by n, not by n - 1.",
            },
            {
                "at": [
                    "",
                    "e83fdac3 837b16c1 947559e6 5338a5e6",
                    "",
                ],
                "say": "The mean of the squares divides by n, not by n - 1.",
            },
            {
                "at": [
                    "",
                    "",
                    "3a143b21 b8411925 c9d4a8f0 9a3005b2",
                ],
                "say": "The mean of the squares divides by n, not by n - 1.",
            },
            {
                "at": [
                    "",
                    "",
                    "91d6db15 9d1ea64e 266b77ed c6403183",
                ],
                "say": "This is the standard deviation; multiply by 1 over it.",
            },
            {
                "at": [
                    "",
                    "",
                    "381437fb bf45a158 a4100a20 37d9bccd",
                ],
                "say": "The variance goes with the square of the factor: take the root.",
            },
        ],
    },
    "curvature-find-the-bug": {
        "decimals": 4,
        "names": ["printed", "right"],
        "digests": [
            "46b9bb78 836c13ae 403de034 5b838bc8",
            "75c7e215 f5c4aa72 f8c08cb6 54ad8899",
        ],
        "hints": [
            {
                "at": [
                    "97db63c0 bebde8f9 f430abdf c894568e",
                    "3db22741 4373fa3d 87e155d1 e91c2007",
                ],
                "say": "The two have changed places.",
            },
            {
                "at": [
                    "",
                    "7a3c8316 00da946a 0743bc40 1f8d1622",
                ],
                "say": "11 has to lose the mean as well, before it is divided.",
            },
            {
                "at": [
                    "",
                    "f87309ef a4578b4f d623f440 c580dcce",
                ],
                "say": "11 has to be divided by the deviation as well.",
            },
            {
                "at": [
                    "",
                    "2a4c792d a99c1ac3 5a1904a9 2382280f",
                ],
                "say": "The slope has to be divided by the deviation as well.",
            },
            {
                "at": [
                    "",
                    "7ac7e9f4 71b6631c c4b9893d 01bf3a0f",
                ],
                "say": "The deviation is `x.std()`, which divides by n, not by n - 1.",
            },
            {
                "at": [
                    "",
                    "f7c4dd24 62486c8f cb908d5e f4413c8d",
                ],
                "say": "This is 5 + 2·11, from which the points were made; the fitted line is another.",
            },
        ],
    },
    "curvature-power": {
        "decimals": 4,
        "names": ["after one", "after two"],
        "digests": [
            "e8540c01 662eabf8 9e62413d 828f21e8",
            "110c7e2d 7f76e5a3 fceb695a 7d6bdf2d",
        ],
        "hints": [
            {
                "at": [
                    "09a80cdb afff8c8c 7be29d61 9ae75016",
                    "0e0c7974 fc73d8d3 d76789dc ce69809b",
                ],
                "say": "The quotient at the start, (1, 0), is 2; the task asks for those after one and two repetitions.",
            },
            {
                "at": [
                    "e8540c01 6a2c73ad 88202977 f2373974",
                    "",
                ],
                "say": "This is the norm of Hv; the quotient is ⟨v, Hv⟩.",
            },
            {
                "at": [
                    "c58b6633 0b8984bd df622444 a5801ef2",
                    "",
                ],
                "say": "This is the norm of the first Hv; the quotient is ⟨v, Hv⟩ at the next v.",
            },
            {
                "at": [
                    "cb470cb1 a2a1dbec 99cca2bf 1a0f5ab6",
                    "",
                ],
                "say": "v has to be divided by its norm first.",
            },
            {
                "at": [
                    "f418bbfc 5bc9a56a c7dbc4f4 0a9b0b83",
                    "",
                ],
                "say": "This takes ∇f(v) for Hv; subtract ∇f(0), which is not 0 here.",
            },
            {
                "at": [
                    "224a503b 8ae31e16 32f3803c c49354e7",
                    "",
                ],
                "say": "This takes ∇f(v) for Hv; subtract ∇f(0), which is not 0 here.",
            },
            {
                "at": [
                    "b80adbdd 011d5afc 030ca3da 41720a71",
                    "",
                ],
                "say": "This is the cost with the factor 1/(2n); here it is 1/n.",
            },
            {
                "at": [
                    "e5540748 5f2c625c 0211defb b84175aa",
                    "",
                ],
                "say": "This is after two repetitions, or it began with (0, 1).",
            },
        ],
    },
    "curvature-scaling": {
        "decimals": 0,
        "names": ["0°", "10°", "30°", "45°"],
        "digests": [
            "8e0fad3b",
            "1b22285c",
            "4e38f64b",
            "5233c350",
        ],
        "hints": [
            {
                "at": [
                    "b92216fb",
                    "f9efb55a",
                    "3fcb0151",
                    "5233c350",
                ],
                "say": "This is the ravine as it is, or divided by H_ii·H_jj without the root.",
            },
            {
                "at": [
                    "8e0fad3b",
                    "a93f89fa",
                    "3e792af6",
                    "031b188a",
                ],
                "say": "This is η = 1/L; the task asks for 2/(L + μ).",
            },
            {
                "at": [
                    "8e0fad3b",
                    "2928fa2b",
                    "0be045cc",
                    "fce31002",
                ],
                "say": "This is the norm's square, or the loss as a part of the first; the task asks for the norm.",
            },
            {
                "at": [
                    "8e0fad3b",
                    "2a28fbbe",
                    "96e35f34",
                    "7ae004c5",
                ],
                "say": "This waits for the loss ½⟨e, He⟩ to be 10⁻⁶; the task asks for the error's norm.",
            },
            {
                "at": [
                    "8e0fad3b",
                    "28247b6a",
                    "4636ab1c",
                    "5233c350",
                ],
                "say": "This divides by H_ii; divide by the root of H_ii·H_jj.",
            },
            {
                "at": [
                    "b92216fb",
                    "4b6d1c3c",
                    "fab65999",
                    "833b03c3",
                ],
                "say": "This keeps η = 2/51; the scaled Hessian has another 2/(L + μ).",
            },
            {
                "at": [
                    "8e0fad3b",
                    "1c2229ef",
                    "4838ecd9",
                    "61361984",
                ],
                "say": "This is for the norm 10⁻⁶ from (1, 1); the task asks for a millionth of the first norm.",
            },
            {
                "at": [
                    "8f0faece",
                    "1c2229ef",
                    "5338fe2a",
                    "5333c4e3",
                ],
                "say": "The loop counted one more: the error is tested before the update.",
            },
            {
                "at": [
                    "8d0faba8",
                    "1e222d15",
                    "4d38f4b8",
                    "5533c809",
                ],
                "say": "This is the last update with a larger error; it is small after the next one.",
            },
        ],
    },
    "dl-by-hand": {
        "decimals": 6,
        "names": ["θ₁", "θ₂"],
        "digests": [
            "34a85cd7 a21c2588 7ed11857 b9eaf797 7e56d826 49a15bf2",
            "0b72f6a0 dfe8712d d6fca8d4 a7e1e699 8486e7aa 9444e900",
        ],
        "hints": [
            {
                "at": [
                    "34a85cd7 a21c2588 8213c35c ca5527eb d448fec9 9d44f994",
                    "",
                ],
                "say": "This goes uphill; subtract the step.",
            },
            {
                "at": [
                    "af9d508a ec79435b 79000395 9c483912 5a13b590 e2fa4ea5",
                    "e29dd463 a5c1e192 0a342078 46e5592a 66cae419 ad562330",
                ],
                "say": "These are the steps; subtract each from θ.",
            },
            {
                "at": [
                    "",
                    "0b72f6a0 dfe8712d d7fcaa67 ade1f00b ff9fae31 544a9e96",
                ],
                "say": "The second numerator holds d₁, which the first step has made.",
            },
            {
                "at": [
                    "34a85cd7 a21c2588 7dd116c4 3ce3770b 9389e3cf 71245183",
                    "0b72f6a0 dfe8712d d7fcaa67 b2e1f7ea ff92e23e 57e7534e",
                ],
                "say": "This is with ρ = 0.95.",
            },
            {
                "at": [
                    "34a85cd7 a21c2588 74d10899 b4ef6ce6 9ae3360a e35c3012",
                    "0b72f6a0 dfe8712d 9e0e1372 27b71f19 9532ea79 64d3c515",
                ],
                "say": "The past keeps the share ρ, the new square has 1 - ρ.",
            },
            {
                "at": [
                    "34a85cd7 a21c2588 8513c815 52583c9a f1aebc9b 30509d2d",
                    "0b72f6a0 dfe8712d 9e0e1372 25b71bf3 a82e8b34 3cefd839",
                ],
                "say": "Here ε stands outside of the roots; it belongs under both.",
            },
            {
                "at": [
                    "34a85cd7 a21c2588 8513c815 52583c9a f1aebc9b 2e509a07",
                    "0b72f6a0 dfe8712d 9e0e1372 25b71bf3 a82e8b34 5ea40a9e",
                ],
                "say": "Take the roots of both averages.",
            },
            {
                "at": [
                    "34a85cd7 a21c2588 74d10899 b7ed3308 0064ae8b c8d30766",
                    "0b72f6a0 dfe8712d 9e0e1372 b1e434ee 89cfa072 9f90f361",
                ],
                "say": "This corrects the averages for their start; AdaDelta does not.",
            },
            {
                "at": [
                    "34a85cd7 a21c2588 74d10899 b7ed3308 0064ae8b c8d30766",
                    "",
                ],
                "say": "v₁ is only a tenth of the first square, so the first step is longer than the root of ε.",
            },
            {
                "at": [
                    "",
                    "0b72f6a0 9f4c0ccc cafc95f0 aec3dc8a e83a379d 6e2ea93d",
                ],
                "say": "The second gradient is negative, so θ goes back up.",
            },
            {
                "at": [
                    "a79d43f2 9dd18089 11eb5274 0ac5e2b7 8c99595e ee52cdad",
                    "e99ddf68 a84c1af7 da0df6ae 73fc8499 7263f7e4 c416cb2b",
                ],
                "say": "This is gradient descent with the rate 0.1.",
            },
        ],
    },
    "dl-find-the-bug": {
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "digests": [
            "34174ca8 c29bad65 16edcc8e 60b1f41a",
            "f83dc0ef 913d9ccf 0f272e11 184777a5",
        ],
        "hints": [
            {
                "at": [
                    "3ad80cae 31d771cc 0e95db00 8e647062",
                    "143bc63f abd1a120 400b9a8f 2aaea641",
                ],
                "say": "The two have changed places.",
            },
            {
                "at": [
                    "34174ca8 c29bad65 16edcc8e 61b1f5ad",
                    "f83dc0ef 913d9ccf 122732ca a240021e",
                ],
                "say": "These are the values after 199 updates; the loop makes 200.",
            },
            {
                "at": [
                    "34174ca8 c29bad65 16edcc8e 60b1f41a",
                    "f83dc0ef 913d9ccf 8c2a316f a89edff6",
                ],
                "say": "These are the values after 201 updates; the loop makes 200.",
            },
            {
                "at": [
                    "",
                    "143bc63f abd1a120 400b9a8f 2aaea641",
                ],
                "say": "Both ε belong under the roots.",
            },
        ],
    },
    "dl-inside": {
        "decimals": 4,
        "names": ["η = 0.5", "η = 0.1", "factor for η = 2"],
        "digests": [
            "9aabde57 00897fa1 7fb0718a 868ee785",
            "41f76b33 1695a026 80886626 2d6abccf",
            "752d0569 6cc82ba6 f1177f97 b36fe110",
        ],
        "hints": [
            {
                "at": [
                    "6f87a9c4 33f88afd d04f240d 437bceca",
                    "",
                    "",
                ],
                "say": "This is the root of d + ε; the step has the factor η.",
            },
            {
                "at": [
                    "",
                    "db7d75b9 a48b0435 75bb0164 7e07856d",
                    "",
                ],
                "say": "This is the root of d + ε; the step has the factor η.",
            },
            {
                "at": [
                    "95abd678 7d97bbf2 9ad17cdc 1612b68e",
                    "",
                    "",
                ],
                "say": "This is the step's square, in units of ε; take the root.",
            },
            {
                "at": [
                    "",
                    "40f769a0 e04a0f32 2adff133 c3eb4ef3",
                    "",
                ],
                "say": "This is the step's square, in units of ε; take the root.",
            },
            {
                "at": [
                    "9babdfea f8897309 00b37b34 dd9edea7",
                    "",
                    "",
                ],
                "say": "This is the first step, with d = 0; d then grows to its fixed point.",
            },
            {
                "at": [
                    "",
                    "41f76b33 1695a026 818867b9 286ab4f0",
                    "",
                ],
                "say": "This is the first step, with d = 0; d then grows to its fixed point.",
            },
            {
                "at": [
                    "",
                    "",
                    "732d0243 80c3cdf4 4f3465ad ee628232",
                ],
                "say": "η is squared with the step.",
            },
            {
                "at": [
                    "",
                    "",
                    "f9325263 1fd50b88 af357e0d 91ab2c9e",
                ],
                "say": "ρ and 1 - ρ have changed places.",
            },
            {
                "at": [
                    "",
                    "",
                    "0434a24b aa11c9bc bd95dfd1 45b26bc6",
                ],
                "say": "This is η; the past keeps the share ρ, and the new square has 1 - ρ and η².",
            },
            {
                "at": [
                    "",
                    "",
                    "1039325d cce32fc6 47ccd0f7 81893e8c",
                ],
                "say": "Only the new square has the factor η²; the past keeps the share ρ.",
            },
            {
                "at": [
                    "",
                    "",
                    "732d0243 7cc3c7a8 b72a7c09 afd9ca80",
                ],
                "say": "This is by what the step grows; d grows by its square.",
            },
        ],
    },
    "dl-rate": {
        "decimals": 0,
        "names": ["η = 1", "η = 0.1", "η = 0.01"],
        "digests": [
            "f920c7b3",
            "c3f765ff",
            "0e0c067a",
        ],
        "hints": [
            {
                "at": [
                    "f820c620",
                    "c2f7646c",
                    "0f0c080d",
                ],
                "say": "Count the updates made when the loss is first below 0.001.",
            },
            {
                "at": [
                    "",
                    "7d7b3c60",
                    "e9773575",
                ],
                "say": "This supposes the count to be like 1/η; run it.",
            },
            {
                "at": [
                    "",
                    "2de8cea8",
                    "",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "30e8d361",
                    "",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "2fe8d1ce",
                    "",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "2ae8c9ef",
                    "",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "",
                    "d1278051",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "",
                    "460a236c",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "",
                    "d8865fbc",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
            {
                "at": [
                    "",
                    "",
                    "db866475",
                ],
                "say": "This is the law's forecast; the task asks for what you count.",
            },
        ],
    },
    "dl-two-eps": {
        "decimals": 6,
        "names": ["numerator's ε", "divisor's ε"],
        "digests": [
            "250337f2 60df2930 17241f05 78ef0652 2f2cfd1b ea932f2c",
            "46dc1d8b 0a002aba f08da741 8cad912b d414d08c 267a7e31",
        ],
        "hints": [
            {
                "at": [
                    "250337f2 61df2ac3 8a281aa4 c6040be2 9ea8eca3 2c10ceac",
                    "46dc1d8b 0b002c4d b9fbb7ba be8dada3 417ae98c 5a4c4199",
                ],
                "say": "The two have changed places.",
            },
            {
                "at": [
                    "250337f2 61df2ac3 8a281aa4 c6040be2 9ea8eca3 2c10ceac",
                    "",
                ],
                "say": "ε is added to squares of steps; a step has the factor 100.",
            },
            {
                "at": [
                    "250337f2 60df2930 17241f05 78ef0652 2f2cfd1b ea932f2c",
                    "46dc1d8b 0b002c4d b9fbb7ba be8dada3 417ae98c 5a4c4199",
                ],
                "say": "The two factors differ: a gradient is euros per centimetre, not a length.",
            },
            {
                "at": [
                    "",
                    "46dc1d8b 0a002aba f08da741 8bad8f98 014f74f4 e08b6b9b",
                ],
                "say": "ε is added to squares of gradients; a gradient has the factor 10.",
            },
            {
                "at": [
                    "",
                    "c17fbbd8 af401cd5 f8c9c00a c9fa261b fa452a8c 29e3c3e1",
                ],
                "say": "This leaves out the centimetres, which stand in the gradient's denominator.",
            },
            {
                "at": [
                    "",
                    "797f4f58 96a067e5 911567aa 9d4b3f8b e1a1248c 88f4b611",
                ],
                "say": "Centimetres stand in the gradient's denominator.",
            },
            {
                "at": [
                    "250337f2 61df2ac3 8a281aa4 c7040d75 e07690ee 1d5283bf",
                    "",
                ],
                "say": "A step is 100 times as many centimetres as metres.",
            },
            {
                "at": [
                    "",
                    "46dc1d8b 0a002aba f08da741 8bad8f98 024f7687 a5735156",
                ],
                "say": "The loss has the factor 1000, a length the factor 100.",
            },
        ],
    },
    "er-brackets": {
        "decimals": 4,
        "names": ["after 2, as printed", "after 2, repaired", "after -2, as printed"],
        "digests": [
            "c32c4cbb 3219a8be 16920a4d 6827d784",
            "6b9ad935 6c9d3397 471989fe 5bb15f91",
            "3b6e5699 51619c26 442d7be3 a0e8951c",
        ],
        "hints": [
            {
                "at": [
                    "4924d0e8 af1cac1c 0cd3efb3 24c2c552",
                    "699d14a6 699f6d75 de70fd54 e707018f",
                    "",
                ],
                "say": "The first two have changed places.",
            },
            {
                "at": [
                    "",
                    "6b9ad935 9cd7b2ac b496898f b9ba92ea",
                    "",
                ],
                "say": "This has no ε at all; repaired, it is added to the root.",
            },
            {
                "at": [
                    "4b24d40e 37697a79 f9348340 1cea3e17",
                    "",
                    "",
                ],
                "say": "As printed ε is added to theta, which moves down here.",
            },
            {
                "at": [
                    "",
                    "",
                    "bf66d7a0 b24cd22d d212c672 de20e873",
                ],
                "say": "As printed ε pushes upwards, and here the steps go up, too.",
            },
            {
                "at": [
                    "",
                    "",
                    "396e5373 2549b59f babc1c9c ae2c5525",
                ],
                "say": "This is the repaired loop; the printed one is asked for.",
            },
            {
                "at": [
                    "",
                    "",
                    "396e5373 655d3e74 22499879 67445c3e",
                ],
                "say": "This has no ε at all; as printed each step adds 0.01.",
            },
            {
                "at": [
                    "4924d0e8 c36ed40b 57a11b36 00a97055",
                    "",
                    "",
                ],
                "say": "This has no ε at all; as printed each step adds 0.01.",
            },
        ],
    },
    "er-difference": {
        "decimals": 1,
        "names": ["best k", "digits there", "digits at k = 12"],
        "digests": [
            "7d4dc0ac",
            "ef85e724",
            "034f45a8",
        ],
        "hints": [
            {
                "at": [
                    "fb32b089",
                    "",
                    "",
                ],
                "say": "That is the best for the forward difference; take the central one.",
            },
            {
                "at": [
                    "",
                    "eb85e0d8",
                    "",
                ],
                "say": "This is the median of the error; take the largest over the points.",
            },
            {
                "at": [
                    "",
                    "71634f35",
                    "99e585c3",
                ],
                "say": "The two counts of digits have changed places.",
            },
            {
                "at": [
                    "",
                    "3f19d759",
                    "8dcf4f69",
                ],
                "say": "Digits are the negative logarithm of the error.",
            },
        ],
    },
    "er-mirror": {
        "decimals": 3,
        "names": ["x, as printed", "y, as printed", "x, repaired", "y, repaired", "f, as printed", "f, repaired"],
        "digests": [
            "0b573e10 379df4dd 0d72ee62",
            "abbbf2b3 40cc1efa e7790449",
            "e84632db a23768de 14c647dd",
            "c777e522 f3251197 1d8a8498",
            "a86074d3 cfa1e736 120138c1",
            "a40b61fd 05e555dc 394928fb",
        ],
        "hints": [
            {
                "at": [
                    "0145311d 00effda0 4f87695b",
                    "cf95d42c 33697f19 551e4756",
                    "b35905ca 64e3be07 6ec00928",
                    "aa0df42d b61363f4 3c5b96e7",
                    "",
                    "",
                ],
                "say": "The two points have changed places.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "2a6e21bc 3679709f 294372b6",
                    "39df2e7a 0147caa1 647f51ec",
                ],
                "say": "The two values have changed places.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "2a6e21bc 3679709f 294372b6",
                    "a40b61fd 05e555dc 394928fb",
                ],
                "say": "Take the value of f, with its + c, at both points.",
            },
            {
                "at": [
                    "",
                    "",
                    "b35905ca 64e3be07 6ec00928",
                    "aa0df42d b61363f4 3c5b96e7",
                    "",
                    "",
                ],
                "say": "This is the printed loop's point; the gradient of f is Hx + c.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "62072d85 fc440c4e 5d7f2883",
                    "",
                ],
                "say": "This is the quadratic part; add c times x.",
            },
        ],
    },
    "gd-equal-error": {
        "decimals": 0,
        "names": ["η = 0.001", "η = 0.005", "η = 0.01", "η = 0.02", "η = 0.024"],
        "digests": [
            "a517b32f",
            "15c26569",
            "655bba6c",
            "22df7c23",
            "84704d94",
        ],
        "hints": [
            {
                "at": [
                    "5f9a6320",
                    "02df9e42",
                    "5e208d6b",
                    "01490c02",
                    "77bd90b7",
                ],
                "say": "These are the counts of step_below(1e-3); use gradient_below(0.01).",
            },
            {
                "at": [
                    "16ffbf88",
                    "18c4a8b9",
                    "6b5bc3de",
                    "28df8595",
                    "85704f27",
                ],
                "say": "These are the counts for the gradient's largest coordinate; take its Euclidean norm.",
            },
            {
                "at": [
                    "ed234675",
                    "ef10956b",
                    "d5bc945f",
                    "5c5fa0aa",
                    "452a20c1",
                ],
                "say": "These are the counts on the cost with 1/(2n); here the factor is 1/n.",
            },
            {
                "at": [
                    "b21a063d",
                    "14c263d6",
                    "6859808e",
                    "21df7a90",
                    "83704c01",
                ],
                "say": "One too many: count the updates, not the points.",
            },
            {
                "at": [
                    "a417b19c",
                    "24c4bb9d",
                    "665bbbff",
                    "27df8402",
                    "85704f27",
                ],
                "say": "One too few: the counter starts at 0, the updates at 1.",
            },
        ],
    },
    "gd-error-left": {
        "decimals": 3,
        "names": ["error left"],
        "digests": [
            "9ca1cbd5 edb147dc 8a25428e",
        ],
        "hints": [
            {
                "at": [
                    "9ca1cbd5 e9b14190 012ef83f",
                ],
                "say": "This is δ/η, the slope at the end; the error is the slope divided by the curvature.",
            },
            {
                "at": [
                    "9ba1ca42 587cf393 00c6acf4",
                ],
                "say": "A small step is not a small error: divide the step by ηλ.",
            },
        ],
    },
    "gd-first-step": {
        "decimals": 4,
        "names": ["intercept", "slope"],
        "digests": [
            "1a1ef014 9cd4ee13 c6e19067 27781b82",
            "5459cfa8 caa29578 c8b8432c 2c5ae615",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "5b59daad d0a4dd81 dd125cb2 ff9e1322",
                ],
                "say": "This is the value of the loop before it is mended.",
            },
            {
                "at": [
                    "171eeb5b 31dc9467 69c213d2 459b1745",
                    "c7614076 1202099b 0387168f 2885e8df",
                ],
                "say": "This is one update on the cost with 1/(2n); here the factor is 1/n.",
            },
            {
                "at": [
                    "c08a854d 896216aa a98523af 9c98b26b",
                    "3157f936 38a2757b 0355cb9e deee78e2",
                ],
                "say": "Right up to the sign of the step: it goes against the gradient.",
            },
        ],
    },
    "gd-from-zero": {
        "decimals": 4,
        "names": ["intercept", "slope"],
        "digests": [
            "e4835b86 83852887 73790571 8110defe",
            "3238b71f 8695f791 e75c750f aade77a4",
        ],
        "hints": [
            {
                "at": [
                    "e5835d19 6f898639 c8db01e0 f802d9a5",
                    "c3405727 c5e1d764 f742e4d6 6dcf36b8",
                ],
                "say": "This is one update on the cost with 1/(2n); here the factor is 1/n.",
            },
            {
                "at": [
                    "9243ebac 0a601e63 9e02d2b3 eb0ed4fe",
                    "8450baee 3d58db6d 5c7b0356 02d57750",
                ],
                "say": "This is the gradient; the update is minus 0.01 times it.",
            },
            {
                "at": [
                    "e4835b86 83852887 73790571 8110defe",
                    "3138b58c 8295f145 ec5ebb85 c14eb7cd",
                ],
                "say": "The second parameter used the new first one; both move at once.",
            },
        ],
    },
    "gd-kappa-updates": {
        "decimals": 0,
        "names": ["η = 2/(L+μ)", "η = 1/L"],
        "digests": [
            "6f663794",
            "e5be8d4d",
        ],
        "hints": [
            {
                "at": [
                    "79bf56b8",
                    "fbb18d6f",
                ],
                "say": "The other way round: 2/(L+μ) is the better rate.",
            },
            {
                "at": [
                    "66662969",
                    "",
                ],
                "say": "After 6907 updates the error is still a little above; round up.",
            },
            {
                "at": [
                    "",
                    "e4be8bba",
                ],
                "say": "After 13808 updates the error is still a little above; round up.",
            },
            {
                "at": [
                    "",
                    "e8c0d09d",
                ],
                "say": "This is κ ln(1/ε), which is an approximation; take ln(1 - 1/κ).",
            },
            {
                "at": [
                    "66f0dcaa",
                    "",
                ],
                "say": "The logarithm is the natural one, not that to base 10.",
            },
            {
                "at": [
                    "9d9dc14f",
                    "",
                ],
                "say": "This is the count for the cost, which goes with the square of the error.",
            },
        ],
    },
    "gd-twenty-steps": {
        "decimals": 5,
        "names": ["x₂₀"],
        "digests": [
            "35f78d58 82dee176 74d03174 201d261e 716b2fd9",
        ],
        "hints": [
            {
                "at": [
                    "36f78eeb 81dedfe3 70d269bf 2691ca45 f3875b19",
                ],
                "say": "This is x after 19 updates; or the first error was taken as 5, and it is 4.",
            },
            {
                "at": [
                    "35f78d58 83dee309 75c36714 cd1a013b ab6a1926",
                ],
                "say": "This is x after 21 updates.",
            },
            {
                "at": [
                    "c90df60b 8931fe81 2a804ee1 e8db6e65 e7cf1b80",
                ],
                "say": "This is the error; x is the error plus the minimizer.",
            },
            {
                "at": [
                    "3af79537 86d45a66 31668fbc 6bfdb7b8 a9dbd9ae",
                ],
                "say": "Here the slope was halved, x - 1; it is 2x - 2.",
            },
            {
                "at": [
                    "35f78d58 ada96800 c4f36957 26dac7be 50ec71d8",
                ],
                "say": "This is 1 minus the error, and x is 1 plus it: the run starts at 5 = 1 + 4.",
            },
            {
                "at": [
                    "35f78d58 87dee955 7ac5ad8a e8910508 b5cb9db6",
                ],
                "say": "Here the slope was doubled: it is 2x - 2, and an update multiplies the error by 0.8.",
            },
        ],
    },
    "gd-two-cycle": {
        "decimals": 4,
        "names": ["η"],
        "digests": [
            "ea17bb1e 9d14f673 8f7d25ae bfe52eb9",
        ],
        "hints": [
            {
                "at": [
                    "e817b7f8 331c9e5a 6d085573 1d7dadee",
                ],
                "say": "This is 1/λ: it hits the minimum in one update.",
            },
            {
                "at": [
                    "ec17be44 9a12b323 b7586a4a 4d6d854d",
                ],
                "say": "The curvature is the second derivative, 8, and not 4.",
            },
            {
                "at": [
                    "1b44f6f9 034ffe92 a5bd54d3 9dab24c0",
                ],
                "say": "This is the curvature; η is what makes the factor 1 - ηλ equal to -1.",
            },
        ],
    },
    "ge-by-hand": {
        "decimals": 4,
        "names": ["θ₁, AdamW", "θ₂, AdamW", "θ₁, penalty", "θ₂, penalty"],
        "digests": [
            "3f831dcb 4b64bc74 85868839 c5fe755e",
            "85d06896 6037ed1d 0e5a0335 cb55bfc0",
            "f489d2ea 063eda67 484f6854 dca31495",
            "ea76510e 18bd8843 d66ba895 462ff213",
        ],
        "hints": [
            {
                "at": [
                    "3e831c38 5167047d 2601d1ce 5904cb8f",
                    "8fd07854 4a153839 ba54f7a3 069d65f5",
                    "f589d47d 003c925e a6e69c1f 494d0c84",
                    "e476479c 32aea6a7 eb252dcf 1366cb46",
                ],
                "say": "The two methods have changed places.",
            },
            {
                "at": [
                    "6f00e939 bad12eac 4c6f1ac3 b3e622aa",
                    "",
                    "",
                    "",
                ],
                "say": "The decay, too, is multiplied by the learning rate.",
            },
            {
                "at": [
                    "3e831c38 5167047d 2601d1ce 5904cb8f",
                    "",
                    "",
                    "",
                ],
                "say": "This step has no decay in it; AdamW subtracts ηλθ besides.",
            },
            {
                "at": [
                    "3f831dcb 4c64be07 88868cf2 33f6d3c3",
                    "",
                    "",
                    "",
                ],
                "say": "The decay takes the θ from before the step.",
            },
            {
                "at": [
                    "",
                    "85d06896 5d37e864 0857bb2c 4b034afb",
                    "",
                    "",
                ],
                "say": "The second decay takes θ₁, not θ₀.",
            },
            {
                "at": [
                    "",
                    "8fd07854 491536a6 c35505ce 87916515",
                    "",
                    "",
                ],
                "say": "This is Adam without decay.",
            },
            {
                "at": [
                    "",
                    "",
                    "f589d47d 003c925e a6e69c1f 494d0c84",
                    "",
                ],
                "say": "In the penalty's form λθ goes into the gradient, and the first step is a sign.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "ea76510e 17bd86b0 db6bb074 4f41495f",
                ],
                "say": "This leaves the penalty out of the gradients.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "ea76510e 18bd8843 d56ba702 592b92ce",
                ],
                "say": "The penalty's gradient is λθ, without a 2.",
            },
        ],
    },
    "ge-corner": {
        "decimals": 2,
        "names": ["first, AdamW", "second, AdamW", "third, AdamW", "first, penalty", "second, penalty", "third, penalty"],
        "digests": [
            "b290f227 7dc5d218",
            "a97d37ac e8d06d1b",
            "75ebf0b6 0f262e15",
            "d06f4871 1690109a",
            "632648b3 a39d49f8",
            "750babb1 12af5c9c",
        ],
        "hints": [
            {
                "at": [
                    "ad90ea48 7bd29ae5",
                    "a77d3486 ebd2b06b",
                    "",
                    "d36f4d2a 949c0fe7",
                    "69265225 9e8bf8f8",
                    "",
                ],
                "say": "The two methods have changed places.",
            },
            {
                "at": [
                    "a68c6215 daf5358e",
                    "",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "That is the minimum without decay; is weight_decay 1?",
            },
            {
                "at": [
                    "",
                    "",
                    "0fe9118d 52226254",
                    "",
                    "",
                    "",
                ],
                "say": "That is the minimum without decay; is weight_decay 1?",
            },
            {
                "at": [
                    "",
                    "a77d3486 ebd2b06b",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "AdamW does not shrink a weight inside the box.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "4769f398 f17bc17d",
                    "",
                    "",
                ],
                "say": "That is the minimum without penalty; is weight_decay 1?",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "d36f4d2a 949c0fe7",
                    "",
                    "",
                ],
                "say": "The penalty knows no box; its minimum is h/(h + λ) of the data's.",
            },
        ],
    },
    "ge-find-the-bug": {
        "decimals": 3,
        "names": ["as printed", "repaired", "at rest"],
        "digests": [
            "89314067 ab55e323 b1fc9cf0",
            "ffa89d49 3bb10330 d8291ad2",
            "cff333ac 6e9ec8c7 a0ea60ba",
        ],
        "hints": [
            {
                "at": [
                    "4740d942 e76e3d3d 4c438bd1",
                    "9d5abcee db36b152 c7236f87",
                    "",
                ],
                "say": "These have changed places.",
            },
            {
                "at": [
                    "",
                    "fca89890 40b10b0f 6632f4b8",
                    "",
                ],
                "say": "This decays twice; the decay has to leave the gradient.",
            },
            {
                "at": [
                    "",
                    "9d5abcee da36afbf e2585dd0",
                    "",
                ],
                "say": "This is without decay; it belongs beside the quotient.",
            },
            {
                "at": [
                    "",
                    "03a8a395 d0a99efa 31fe2257",
                    "",
                ],
                "say": "The decay, too, is multiplied by the learning rate.",
            },
            {
                "at": [
                    "",
                    "",
                    "57e97c68 330396db e4c4c13e",
                ],
                "say": "That is the penalty's minimum, where the printed loop goes.",
            },
        ],
    },
    "ge-smallest-epsilon": {
        "decimals": 5,
        "names": ["for 0.9", "for 0.5", "for 0"],
        "digests": [
            "3241187f f56525ae daf2a0a2 c9b847b2 8e50a72f",
            "1db91c46 f9947664 0af3658d 8ae1c620 6a48ce07",
            "246c511d 84dc789e 170d2787 8f46acf4 9cc28bf9",
        ],
        "hints": [
            {
                "at": [
                    "8c7fd86a d3800161 3f4b2374 9bab6a0f 4fd9944e",
                    "",
                    "",
                ],
                "say": "This is the limit for ηh/ε; solve it for ε.",
            },
            {
                "at": [
                    "",
                    "4c6c5dd4 d458deb9 bc19d20e a1aecaa7 9e9ab018",
                    "",
                ],
                "say": "This is the limit for ηh/ε; solve it for ε.",
            },
            {
                "at": [
                    "",
                    "",
                    "f77e7045 454c522e 42c0993f 13da8ff4 dffb0641",
                ],
                "say": "This is the limit for ηh/ε; solve it for ε.",
            },
            {
                "at": [
                    "3241187f f56525ae dbf2a235 a216b41d cae9604d",
                    "",
                    "",
                ],
                "say": "The curvature, 4, is missing.",
            },
            {
                "at": [
                    "",
                    "1db91c46 fa9477f7 05f35dae 1ada5a0b d483b292",
                    "",
                ],
                "say": "The curvature, 4, is missing.",
            },
            {
                "at": [
                    "",
                    "",
                    "246c511d 83dc770b 75babf88 68693f83 2ad4feaa",
                ],
                "say": "The curvature, 4, is missing.",
            },
            {
                "at": [
                    "3241187f f6652741 3ef2c769 901b9b50 24f71114",
                    "",
                    "",
                ],
                "say": "That is momentum's limit for a sum of gradients; Adam has an average.",
            },
            {
                "at": [
                    "",
                    "1db91c46 f9947664 f31a12f8 f5c5bd6c 83465418",
                    "",
                ],
                "say": "That is momentum's limit for a sum of gradients, or twice the right one.",
            },
            {
                "at": [
                    "6276f79b dd3292ea 0096edef 9ba9d2bc 958b7cad",
                    "",
                    "",
                ],
                "say": "This is upside down: the limit is for ηh/ε.",
            },
            {
                "at": [
                    "",
                    "1bb91920 c6bde18b f2a0aefa bb2ce4b5 cfe1b040",
                    "",
                ],
                "say": "This is upside down: the limit is for ηh/ε.",
            },
            {
                "at": [
                    "",
                    "",
                    "236c4f8a 7adc68e0 9af45f6d f6cbc972 119e1833",
                ],
                "say": "This is upside down: the limit is for ηh/ε.",
            },
        ],
    },
    "ge-two-divisors": {
        "decimals": 2,
        "names": ["condition number", "degrees"],
        "digests": [
            "1c7ee770 33cbdce1",
            "81f113ce 90e3a6ce",
        ],
        "hints": [
            {
                "at": [
                    "9e127328 e866972f",
                    "",
                ],
                "say": "In the formula stands the root of the condition number.",
            },
            {
                "at": [
                    "217eef4f 32c14df2",
                    "",
                ],
                "say": "That is the approximation for large κ; the formula without it is asked for.",
            },
            {
                "at": [
                    "65cd1598 73497418",
                    "",
                ],
                "say": "The sine is that of twice the angle.",
            },
            {
                "at": [
                    "bc977c34 40fcdc27",
                    "",
                ],
                "say": "That is the root of κ*.",
            },
            {
                "at": [
                    "",
                    "f0e7352f 79bb6327",
                ],
                "say": "That is 2ω.",
            },
            {
                "at": [
                    "",
                    "996c9d7f 5dccbf47",
                ],
                "say": "In the formula stands the root of 4.",
            },
            {
                "at": [
                    "",
                    "72c1bd6d 255fa413",
                ],
                "say": "These are radians.",
            },
            {
                "at": [
                    "",
                    "73f33c5b 2550dbba",
                ],
                "say": "That is by the approximation for large κ; take the formula itself.",
            },
        ],
    },
    "mc-absolute": {
        "decimals": 4,
        "names": ["lower end", "upper end"],
        "digests": [
            "e89567bb 8d99e973 9539bb91 764dc4db",
            "dcfc76ee 3666ff34 4c1a2851 98208315",
        ],
        "hints": [
            {
                "at": [
                    "e0955b23 a2ad923a a044cbb5 50dc241c",
                    "e5fa4682 f4aa225d c9683c58 51638f53",
                ],
                "say": "This is the median, one of the best c; how far may c move from it?",
            },
            {
                "at": [
                    "e0955b23 9bafc5cc bf8dad6b 2edf7489",
                    "e5fa4682 e3a7c903 2909ff12 cd250c7e",
                ],
                "say": "This is the mean; it happens to be one of the best c here too. How far may c move?",
            },
        ],
    },
    "mc-fresh": {
        "decimals": 3,
        "names": ["5 + 2x", "own best line", "the chapter's best line"],
        "digests": [
            "f59723d5 d80684fc 9cd0f459",
            "e9f53104 672091a0 9a8edc77",
            "714381e4 9a682fa5 9ef4d38e",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "eaf53297 6d209b12 948a55d7",
                    "72438377 94682633 90f93ab2",
                ],
                "say": "The second and the third number have changed places.",
            },
            {
                "at": [
                    "f59723d5 d80684fc 9cd0f459",
                    "e9f53104 672091a0 9a8edc77",
                    "72438377 9a682fa5 90f6fc1b",
                ],
                "say": "(iii) is the average over all training samples; here the line is given.",
            },
            {
                "at": [
                    "f4972242 db0689b5 9ed33616",
                    "eaf53297 6c20997f fe82adf0",
                    "714381e4 97682aec 1cf1c851",
                ],
                "say": "These are the costs on the old points; the samples are fresh.",
            },
            {
                "at": [
                    "f1971d89 de430d24 45f0c14b",
                    "ecf535bd ea4528d6 95e4c3c5",
                    "6d437b98 a302e143 f969541a",
                ],
                "say": "This is the sum of the ten squares; the cost is their mean.",
            },
        ],
    },
    "mc-gradient-at-zero": {
        "decimals": 3,
        "names": ["∂J/∂θ₀", "∂J/∂θ₁"],
        "digests": [
            "6c7dc31d 1a0be288 f89757d6",
            "8e9fec59 e68fd670 3f2e429d",
        ],
        "hints": [
            {
                "at": [
                    "41a45ee4 9301c9cb f78cb0cc",
                    "d9928f80 d9abd664 173867ea",
                ],
                "say": "This is the gradient of the cost with 1/(2n); here it is 1/n.",
            },
            {
                "at": [
                    "e3d55115 bdb5ef87 394198f0",
                    "61b98f8f 366e49e6 23d2f7ea",
                ],
                "say": "This is the gradient of the sum of squares; the cost is their mean.",
            },
        ],
    },
    "mc-minimum-norm": {
        "decimals": 4,
        "names": ["θ₀", "θ₁", "θ₂"],
        "digests": [
            "8ca4c39f f493d070 1d82e433 94c26440",
            "5eda05a4 d28bda00 a4279387 fbde23ef",
            "89863e0d 6229c70d fc9d21c0 c712a166",
        ],
        "hints": [
            {
                "at": [
                    "8ca4c39f f493d070 1d82e433 94c26440",
                    "d0e174df 1323b293 d08e2734 b8369030",
                    "6caf045c 8e170711 a64c560a 9e9ba1d7",
                ],
                "say": "This is a minimizer, but there is a shorter one.",
            },
            {
                "at": [
                    "8ca4c39f f493d070 1d82e433 94c26440",
                    "bc70fc0f 7f95093e 662285c5 a9475c74",
                    "ef891d36 a28356b4 18c19211 48987327",
                ],
                "say": "This is a minimizer, but there is a shorter one.",
            },
            {
                "at": [
                    "8ca4c39f 12132628 7e67400d 501717da",
                    "5eda05a4 101264b9 690e52d6 1e5524d7",
                    "89863e0d a594a48e 6041340f b6a47544",
                ],
                "say": "This is the line behind the points; the best line on them is another one.",
            },
        ],
    },
    "mc-transposed": {
        "decimals": 4,
        "names": ["as printed", "as repaired"],
        "digests": [
            "099a2cb1 db595e0c 6bc97259 c5774739",
            "185d3b3e 4cbe7a65 67ffd5cf e4e2efe2",
        ],
        "hints": [
            {
                "at": [
                    "11bccb8b 2b4039ee d22c0c0a bc61b4a1",
                    "904eed9c aed68c6b a37598b4 902a0952",
                ],
                "say": "The two values have changed places.",
            },
            {
                "at": [
                    "11bccb8b 2b4039ee d22c0c0a bc61b4a1",
                    "185d3b3e 4cbe7a65 67ffd5cf e4e2efe2",
                ],
                "say": "Not the arguments change but the places: which a[i] and b[j] stand in the row and column where A is 6 and B is 1?",
            },
            {
                "at": [
                    "889ee79d 5c61573e b02ea2ab 4bbbdfca",
                    "",
                ],
                "say": "Not the arguments change but the places: which a[i] and b[j] stand in the row and column where A is 6 and B is 1?",
            },
            {
                "at": [
                    "",
                    "6bb526f6 baac2a53 87d04ca8 78941fe7",
                ],
                "say": "Not the arguments change but the places: which a[i] and b[j] stand in the row and column where A is 6 and B is 1?",
            },
        ],
    },
    "mn-by-hand": {
        "decimals": 4,
        "names": ["AdaMax, first step", "AdaMax, second step", "NAdam, first step", "NAdam, second step"],
        "digests": [
            "42f07584 a0ff1beb a22f9c0a f4a91e55",
            "04291a71 3bc7d276 0fc7d43e 8d606af3",
            "08bef362 6b273ee2 fb0315ed e2c97e58",
            "e8fd7b37 2dae124f bf0bfd44 cd8008e9",
        ],
        "hints": [
            {
                "at": [
                    "43f07717 e8145379 005e223e 233ff147",
                    "032918de 3dc7d59c 86bbc3a0 de6dfe5d",
                    "",
                    "",
                ],
                "say": "m has to be corrected, by 1 - β₁^t; only u needs no correction.",
            },
            {
                "at": [
                    "43f07717 e71451e6 eedf354d 1303db2f",
                    "",
                    "",
                    "",
                ],
                "say": "u is a maximum and needs no correction; m has its own, 1 - β₁^t.",
            },
            {
                "at": [
                    "",
                    "012915b8 5e9ccb6c 9f33b8f5 d5ad59c5",
                    "",
                    "",
                ],
                "say": "u takes the newest gradient first: it is 3 here, not 1.",
            },
            {
                "at": [
                    "",
                    "04291a71 45c7e234 97cf661b b959caef",
                    "",
                    "",
                ],
                "say": "This is Adam's second step; AdaMax divides by u.",
            },
            {
                "at": [
                    "",
                    "",
                    "08bef362 68273a29 6c0cc22c 1c626e87",
                    "e8fd7b37 70661e7e 550c08fd 8bb135b5",
                ],
                "say": "These are Adam's steps; the past's part is that of the next step.",
            },
            {
                "at": [
                    "",
                    "",
                    "08bef362 68273a29 6c0cc22c 1c626e87",
                    "e8fd7b37 2fae1575 4506c008 0162d2d7",
                ],
                "say": "This divides both parts by 1 - β₁^(t+1); the gradient's has 1 - β₁^t.",
            },
            {
                "at": [
                    "",
                    "",
                    "07bef1cf 6f27452e 81fb9bad 14620874",
                    "e9fd7cca 2bae0f29 b0fa9e19 b6a95c3e",
                ],
                "say": "The past's part is divided by 1 - β₁^(t+1), not by 1 - β₁^t.",
            },
            {
                "at": [
                    "",
                    "",
                    "08bef362 67273896 6a0cbf06 18559c48",
                    "e8fd7b37 2eae13e2 4b06c97a 08675b0a",
                ],
                "say": "These are PyTorch's; here μ is 0.9 in each step.",
            },
            {
                "at": [
                    "",
                    "",
                    "03beeb83 663402f6 0c758cce 737baa08",
                    "e6fd7811 bbb5ad9e 50c4467a 3315204d",
                ],
                "say": "These lack all corrections.",
            },
            {
                "at": [
                    "",
                    "",
                    "a991a2ba 59bf1078 40795861 323a1fbc",
                    "4d0bb289 e4857632 4243db5f b70cd12d",
                ],
                "say": "v has to be corrected as well, by 1 - β₂^t.",
            },
            {
                "at": [
                    "14894a5c 4c98d9c1 8af2ef4e 8b3ad8ff",
                    "06291d97 df930923 e192cbbe 4fc80dd3",
                    "",
                    "",
                ],
                "say": "The learning rate is 0.1, and multiplies each step.",
            },
            {
                "at": [
                    "",
                    "",
                    "1b9911f5 83ca27e6 fedb649b 724351de",
                    "cb08a74c db04015f 34e23dc6 588dec08",
                ],
                "say": "The learning rate is 0.1, and multiplies each step.",
            },
        ],
    },
    "mn-find-the-bug": {
        "decimals": 3,
        "names": ["as printed", "repaired", "first step at least half as long"],
        "digests": [
            "8bf22738 00b2072c 87595044",
            "be8723e8 8d377d0b fe832636",
            "0d46bbd8 5185f0dd 91f02406",
        ],
        "hints": [
            {
                "at": [
                    "8bf22738 2b81ffb7 0ed886b3",
                    "9ec3cfa9 a449802a 9a5acb63",
                    "",
                ],
                "say": "The gradient is 1, so theta falls.",
            },
            {
                "at": [
                    "e0fd2c35 66a05bac 5b78948f",
                    "adb3a289 39db7b93 147eb619",
                    "",
                ],
                "say": "These have changed places.",
            },
            {
                "at": [
                    "",
                    "2abc5d48 b783a199 66767a82",
                    "",
                ],
                "say": "The repaired loop makes 20 steps of 0.1.",
            },
            {
                "at": [
                    "",
                    "328e9649 80c98b37 3ceed174",
                    "",
                ],
                "say": "m keeps its correction; only u's is too many.",
            },
            {
                "at": [
                    "",
                    "",
                    "9349cd61 d2ee8ab2 c54594f7",
                ],
                "say": "After step 692 it is still a little less than half.",
            },
            {
                "at": [
                    "",
                    "",
                    "f6dc8383 efa6dd5c 42e596d1",
                ],
                "say": "The factor is 1 - 0.999^t, not t/1000.",
            },
            {
                "at": [
                    "",
                    "",
                    "175814b7 b9373c30 3b0ea3d1",
                ],
                "say": "It is at least half one step earlier.",
            },
        ],
    },
    "mn-forget": {
        "decimals": 0,
        "names": ["back at 1, 0.999", "back at 1, 0.99", "at most 2, 0.999"],
        "digests": [
            "6d1ce540",
            "fc57cc13",
            "353a10b4",
        ],
        "hints": [
            {
                "at": [
                    "6f1ce866",
                    "",
                    "",
                ],
                "say": "ln β₂ is not quite -0.001.",
            },
            {
                "at": [
                    "701ce9f9",
                    "",
                    "",
                ],
                "say": "ln β₂ is not quite -0.001; and the spike's own step is step 0.",
            },
            {
                "at": [
                    "",
                    "fe57cf39",
                    "",
                ],
                "say": "ln β₂ is not quite -0.01.",
            },
            {
                "at": [
                    "",
                    "fb57ca80",
                    "",
                ],
                "say": "ln β₂ is not quite -0.01; and the spike's own step is step 0.",
            },
            {
                "at": [
                    "",
                    "",
                    "363a1247",
                ],
                "say": "ln β₂ is not quite -0.001; and the spike's own step is step 0.",
            },
            {
                "at": [
                    "c88fe321",
                    "",
                    "",
                ],
                "say": "This is for a spike of 100; here it is 50.",
            },
            {
                "at": [
                    "",
                    "6628e111",
                    "",
                ],
                "say": "This is for a spike of 100; here it is 50.",
            },
            {
                "at": [
                    "",
                    "",
                    "a2cf6761",
                ],
                "say": "Half of the wait is not half of the size; u falls by a factor a step.",
            },
            {
                "at": [
                    "",
                    "",
                    "ea4e89a2",
                ],
                "say": "In this time u falls from 50 to 25; it has to come to 2.",
            },
        ],
    },
    "mn-noise": {
        "decimals": 3,
        "names": ["steps 1001 to 2000", "steps 19001 to 20000", "steps 1001 to 2000, Keras's pace"],
        "digests": [
            "aa254399 00f79a38 c5ce718d",
            "1a28197e dd6ffff9 cdc33b8f",
            "ea07d971 efc56e9d ee7df5d6",
        ],
        "hints": [
            {
                "at": [
                    "ac2546bf f5f54a50 e3a5293d",
                    "",
                    "e807d64b 8097a3c5 8804cc48",
                ],
                "say": "These are mean squares; take their roots.",
            },
            {
                "at": [
                    "a9254206 07f9e3d4 4408de46",
                    "",
                    "e907d7de e5c55edf 7271f9af",
                ],
                "say": "These are means of the moduli; take the roots of mean squares.",
            },
            {
                "at": [
                    "a7253ee0 03f79ef1 33d81913",
                    "",
                    "",
                ],
                "say": "This is over steps 1 to 1000.",
            },
            {
                "at": [
                    "",
                    "1a28197e dc6ffe66 d0c57edf",
                    "",
                ],
                "say": "This is the standard deviation; take the root of the mean square.",
            },
            {
                "at": [
                    "a7253ee0 02f79d5e c4dd7a84",
                    "",
                    "",
                ],
                "say": "This is over steps 1 to 2000.",
            },
            {
                "at": [
                    "ab25452c 02f55ec7 63c274d1",
                    "1b281b11 e07004b2 58bbc79b",
                    "",
                ],
                "say": "These are Adam's.",
            },
            {
                "at": [
                    "ac2546bf f6f54be3 55c02030",
                    "",
                    "",
                ],
                "say": "This is with Keras's pace or a constant μ; the default here is momentum_decay=0.004.",
            },
        ],
    },
    "mn-powers": {
        "decimals": 3,
        "names": ["p = 1", "p = 2", "limit"],
        "digests": [
            "ff082f5e f0498bcb 1325af32",
            "1115f4b9 a2b9300d fbff5552",
            "fe882dbe 8a3647b6 40265a13",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "1525058f 8b01e4b1 449b5a9e",
                    "",
                ],
                "say": "Take the root: v has the unit of the gradient squared.",
            },
            {
                "at": [
                    "",
                    "9218fe63 1c107429 ac44a962",
                    "",
                ],
                "say": "The share of the past is β₂^p, here 0.64.",
            },
            {
                "at": [
                    "",
                    "94190189 a515c902 f57d113b",
                    "",
                ],
                "say": "The factor in front is 1 - β₂^p, here 0.36.",
            },
            {
                "at": [
                    "7411e1e9 adfbc223 594ad264",
                    "0e13b169 8b537bad 7ffd7445",
                    "",
                ],
                "say": "The factor 1 - β₂^p in front is missing.",
            },
            {
                "at": [
                    "fe082dcb 6b443d3e 6800d702",
                    "1315f7df 9cc5f28e 44ae3b69",
                    "",
                ],
                "say": "The newest gradient is 2, the oldest 4.",
            },
            {
                "at": [
                    "040a75d4 0aad064d c1c0a67b",
                    "",
                    "",
                ],
                "say": "This is corrected; v is asked for as it is.",
            },
            {
                "at": [
                    "",
                    "",
                    "f483a0d2 f75d7597 a6d4da28",
                ],
                "say": "The first gradient is two steps old, and counts with 0.8² of its size.",
            },
            {
                "at": [
                    "",
                    "",
                    "848b3f47 2f924e44 15d79575",
                ],
                "say": "The first gradient is two steps old.",
            },
            {
                "at": [
                    "",
                    "",
                    "008830e4 1a2edba1 310bcb4e",
                ],
                "say": "The oldest gradient is still the larger one.",
            },
        ],
    },
    "momentum-best-beta": {
        "decimals": 0,
        "names": ["updates at β = 0.67", "fewest updates"],
        "digests": [
            "25e0cfc3",
            "629c3406",
        ],
        "hints": [
            {
                "at": [
                    "26e0d156",
                    "639c3599",
                ],
                "say": "The loop counted one more: count the updates made, not the tests.",
            },
            {
                "at": [
                    "b8e872f1",
                    "",
                ],
                "say": "This is the wall itself, β = 0.6742; the task rounds it to 0.67.",
            },
            {
                "at": [
                    "29e0d60f",
                    "b0f8dad1",
                ],
                "say": "This is the norm of θ; the task stops by the norm of the gradient.",
            },
            {
                "at": [
                    "",
                    "679c3be5",
                ],
                "say": "This is β = 0.7; the best on the grid is nearer to the wall.",
            },
            {
                "at": [
                    "",
                    "649c372c",
                ],
                "say": "This is β = 0.674, the wall itself; some β of the grid needs fewer.",
            },
        ],
    },
    "momentum-by-hand": {
        "decimals": 4,
        "names": ["x₁", "x₂", "x₃", "x₄", "x₅"],
        "digests": [
            "9dd7f51d 21f43dae 6b09e22f 3bad16e4",
            "00c99c06 e80ebeaf a94b8efc d0947661",
            "38e50609 860833f5 704e134a 650613eb",
            "91326d2a 146d54f3 0d34c7d9 6bf52d0a",
            "da048394 2b617d0f 246e66ba fcdf4b3a",
        ],
        "hints": [
            {
                "at": [
                    "9dd7f51d 21f43dae 6b09e22f 3bad16e4",
                    "17ee9114 e1e047d1 7d428ea2 39a6721b",
                    "b6e1facc 7b86bd8f 4bec517c 94995771",
                    "fe288b65 58fbc917 ea3426df 8a4a687c",
                    "d3f0f26a 3c81542f cb6477cb 6b0f9a5e",
                ],
                "say": "These are gradient descent's points; nothing is kept.",
            },
            {
                "at": [
                    "94d7e6f2 17e2e4cf 15dae4cc 69c2cf7d",
                    "15ec4f57 c17846af e539f1fb bcc58a1c",
                    "41c93db7 af84dafc 65f34c3d 5a00b92d",
                    "0f175d07 bc0088a3 bc603aa6 a7c159a9",
                    "c5d088b5 f6c4710c fbfe6b98 af369cd0",
                ],
                "say": "This is the average, with gradients weighed by 1 - β; here the buffer is the sum.",
            },
            {
                "at": [
                    "",
                    "12ec4a9e 3a753393 48d36c3c 14b4f6cd",
                    "b8e1fdf2 f48e37cf 8526debc f9929b2d",
                    "8f235f7a a829e0b1 632f14b6 f4934907",
                    "58e7366d fa25174b 3cce6217 0723dad4",
                ],
                "say": "Each step uses the new buffer, its own gradient included.",
            },
            {
                "at": [
                    "98d5aea7 fa3a4110 37884269 4ca06fd6",
                    "12ce358a 1a1894e7 bc4e6903 321fd64c",
                    "",
                    "",
                    "",
                ],
                "say": "The step is the buffer alone; here the gradient came in once more.",
            },
            {
                "at": [
                    "9dd7f51d 21f43dae 6b09e22f 3bad16e4",
                    "01c99d99 ef0ec9b4 bf3a687d 48e2f8ae",
                    "",
                    "",
                    "",
                ],
                "say": "Here the gradient was taken at a point ahead; take it where x is.",
            },
            {
                "at": [
                    "97d5ad14 003c8919 5802c27e 73504fc7",
                    "96d143ed 3350240a 5190b8d7 c6d28400",
                    "d0c10824 bd151001 13a91db0 c3ba245f",
                    "",
                    "",
                ],
                "say": "This is f(x) = x²; the task has x²/2, whose gradient is x.",
            },
            {
                "at": [
                    "ffcaf80f cd8fd872 85c13cb5 864a5834",
                    "12ec4a9e 3a753393 48d36c3c 14b4f6cd",
                    "b7e1fc5f 8286c894 61db2afd 0ce7d9be",
                    "83234c96 3133b2b8 2095a4e5 4a2491fa",
                    "59e97697 904194b8 869e70b8 afef23bd",
                ],
                "say": "This list begins with x₀; the task asks for x₁ to x₅.",
            },
            {
                "at": [
                    "ffcaf80f cd8fd872 85c13cb5 864a5834",
                    "9127485a dc79d449 7f927644 8ca7a2f7",
                    "afe9821f 49cc9466 53d61ca9 08a2b774",
                    "",
                    "",
                ],
                "say": "This is the buffer; a step subtracts a tenth of it from x.",
            },
            {
                "at": [
                    "f9c8b006 4c273e9d 7f118f24 e0b2aa97",
                    "fb1095e9 a8df0870 5403c39f b7c21682",
                    "f9a535bc 6a8cb2d7 0607d4ba 62cf10f1",
                    "",
                    "",
                ],
                "say": "These steps go uphill; subtract η times the buffer.",
            },
            {
                "at": [
                    "9dd7f51d 21f43dae 6b09e22f 3bad16e4",
                    "12ec4a9e 3a753393 48d36c3c 14b4f6cd",
                    "38c6f0f5 9c23aa16 7699cce3 e936c660",
                    "",
                    "",
                ],
                "say": "Here the old buffer was subtracted; it is added, times β.",
            },
        ],
    },
    "momentum-double-root": {
        "decimals": 4,
        "names": ["B", "largest error"],
        "digests": [
            "d9a7f0b0 6d4de5fd 64c58e02 688cda43",
            "5d3138e1 22e16f1b 6e547d8c 84cc2d05",
        ],
        "hints": [
            {
                "at": [
                    "82dd7f61 5c66a89c 0209bdc3 2102314a",
                    "",
                ],
                "say": "This is the left wall, (1 - r)²; the task is on the right one.",
            },
            {
                "at": [
                    "5baf791b 11aef54c 51be6e51 2c86bbc6",
                    "",
                ],
                "say": "A counts at t = 1 too: e₁ is (A + B)(-r).",
            },
            {
                "at": [
                    "b3725c98 d98dd9d4 172d89bb c843aa4e",
                    "",
                ],
                "say": "This takes e₁ = e₀; from b₀ = 0 the first step gives e₁ = 1 - ηλ.",
            },
            {
                "at": [
                    "",
                    "dd2e30ca fd8021df 0def135c 66367c01",
                ],
                "say": "This is after one step; it grows further.",
            },
            {
                "at": [
                    "",
                    "5e313a74 1adf23ec e0d8491b 62085a31",
                ],
                "say": "Steps 3 and 5 have this size; there is a step between them.",
            },
            {
                "at": [
                    "",
                    "cf299d92 eaaa57d7 e8dd04e8 16bdea09",
                ],
                "say": "This is the step; the task asks how large the error is there.",
            },
        ],
    },
    "momentum-find-the-bugs": {
        "decimals": 0,
        "names": ["as printed", "repaired"],
        "digests": [
            "a4ccff15",
            "71b2b142",
        ],
        "hints": [
            {
                "at": [
                    "a3ccfd82",
                    "",
                ],
                "say": "The loop tests before it updates, and so ends before its first update.",
            },
            {
                "at": [
                    "",
                    "72b2b2d5",
                ],
                "say": "The loop counted one more: it is the updates made before the test holds.",
            },
            {
                "at": [
                    "",
                    "13938c95",
                ],
                "say": "This is with the norm, but still with the literal 0.7.",
            },
        ],
    },
    "momentum-rate-drop": {
        "decimals": 4,
        "names": ["sum form", "velocity form"],
        "digests": [
            "81dbb0cd c540867e eb6576e8 d3ecc81a",
            "115aaf6d ff67b136 754300d2 e7c34d11",
        ],
        "hints": [
            {
                "at": [
                    "72db9930 c03c0171 000d1bb3 638a4352",
                    "025a97d0 7e6268f5 ab280c7d 06055669",
                ],
                "say": "The two forms have changed places.",
            },
            {
                "at": [
                    "80dbaf3a 4c43999a f89cf327 0db73a59",
                    "81621b82 fac5f097 cb51f340 26db54ea",
                ],
                "say": "Here the rate fell one step too early; it falls with step 11.",
            },
            {
                "at": [
                    "77dba10f bb2f2d9f 09bb9475 d53ac119",
                    "0c5aa78e 8873c1d4 eb9e4bec fc545de2",
                ],
                "say": "Here the rate fell one step too late; it falls with step 11.",
            },
            {
                "at": [
                    "80dbaf3a bc407853 df541ae3 ff826ba2",
                    "035a9963 836270d4 a7394f52 666efc45",
                ],
                "say": "This is x after 10 steps; the task asks for step 11.",
            },
            {
                "at": [
                    "72db9930 c03c0171 050d2392 678ec6cc",
                    "0f5aac47 fa6c2685 5ab118e4 60e649f4",
                ],
                "say": "This is x after 12 steps; the task asks for step 11.",
            },
        ],
    },
    "ms-bug": {
        "decimals": 4,
        "names": ["as called", "W = (0.5, 0.4)", "W = (0.5, -0.4)", "all zero"],
        "digests": [
            "d873e997 74258a14 585d28b9 7da0cee4",
            "07533466 eb4ed747 2d9d56f4 9e16da57",
            "86ad0669 05446c94 dbbe4833 5b92e2de",
            "730b0700 93b64122 5c09d7bc b5df844e",
        ],
        "hints": [
            {
                "at": [
                    "cc73d6b3 dd1ba203 50f34e27 5b1a0047",
                    "",
                    "",
                    "",
                ],
                "say": "The loss has the factor 1/2, as `fit` returns it.",
            },
            {
                "at": [
                    "eb715612 bebfcf9f f1ecab28 4917b0ad",
                    "",
                    "",
                    "",
                ],
                "say": "This is half of the sum over the nine inputs; `fit` returns half of the mean.",
            },
            {
                "at": [
                    "",
                    "0b533ab2 482f2d83 70781d64 ad541035",
                    "",
                    "",
                ],
                "say": "Breaking the tie is not enough here; run `fit` from these weights.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "61723b14 973a0199 c238cde2 562249c3",
                ],
                "say": "The loss has the factor 1/2, as `fit` returns it.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "5f814278 90898cc5 cf5989de e78f4b3f",
                ],
                "say": "This is half of the sum over the nine inputs; `fit` returns half of the mean.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "7f0b19e4 0cbff9f9 b4740bfa 871a8301",
                ],
                "say": "From zeros neither side is learnt.",
            },
            {
                "at": [
                    "",
                    "",
                    "8aad0cb5 78ad520e d9fb9a47 c2d01286",
                    "",
                ],
                "say": "With weights of unlike sign, and v positive, each unit takes a side; start `fit` from them.",
            },
        ],
    },
    "ms-critical": {
        "decimals": 3,
        "names": ["x", "y", "f", "negative eigenvalues"],
        "digests": [
            "8ca7b1ca 218baf53 4903a8d3",
            "e038be93 19132882 85eb5622",
            "ae66626e d1d95a9d ee756d18",
            "8b9624f5 369df59e ee0a596f",
        ],
        "hints": [
            {
                "at": [
                    "e0da5236 bdb5ade7 c5d75bf8",
                    "728e83af 36efc55e 1d7d41e5",
                    "9500aae8 19f03649 b202fd5e",
                    "",
                ],
                "say": "At the origin the gradient is (-14, -22); it is not critical.",
            },
            {
                "at": [
                    "8aa7aea4 1d896a70 bca7c9a0",
                    "b26a038a 583e860e 7fc128cd",
                    "07ec4539 c55baa4e 0fe031b5",
                    "",
                ],
                "say": "This one is in the figure, a saddle.",
            },
            {
                "at": [
                    "e1da53c9 b4b59fbc 30f1e5f5",
                    "685e6584 b4caea28 fc3ec2c9",
                    "422e774c 92822805 9b37210c",
                    "",
                ],
                "say": "This one is in the figure, a saddle.",
            },
            {
                "at": [
                    "66fd2e21 30c5b464 ae067af6",
                    "e838cb2b df941017 1813e509",
                    "954575f1 ca6b84a4 e5235081",
                    "",
                ],
                "say": "This one is in the figure, a saddle.",
            },
            {
                "at": [
                    "fbacddb5 e99f8796 454c151d",
                    "718e821c 39efca17 3b1d4fbc",
                    "0d36d645 7e9c5467 3dc0e8e4",
                    "",
                ],
                "say": "This one is in the figure, a saddle.",
            },
            {
                "at": [
                    "f7acd769 f8a1ddca d1a1388b",
                    "615e5a7f bcde7e78 e71110a5",
                    "e56476fc 86cd4331 a03fc6aa",
                    "",
                ],
                "say": "This one is in the figure, a minimum.",
            },
            {
                "at": [
                    "63ff67ff 41058421 b932f636",
                    "5c5c1409 35b0cf87 414aceb7",
                    "e56476fc 86cd4331 a03fc6aa",
                    "",
                ],
                "say": "This one is in the figure, a minimum.",
            },
            {
                "at": [
                    "5dfd1ff6 25d26f06 cb7d81e9",
                    "196ce446 21674d88 30a71672",
                    "e56476fc 86cd4331 a03fc6aa",
                    "",
                ],
                "say": "This one is in the figure, a minimum.",
            },
            {
                "at": [
                    "f9acda8f eeae99ff 1a90c5f8",
                    "a467aee9 d43b77ab dd934f5b",
                    "e56476fc 86cd4331 a03fc6aa",
                    "",
                ],
                "say": "This one is in the figure, a minimum.",
            },
            {
                "at": [
                    "8ca7b1ca 218baf53 4903a8d3",
                    "e038be93 19132882 85eb5622",
                    "ae66626e d1d95a9d ee756d18",
                    "91986cfe b6c95af3 14a7729c",
                ],
                "say": "One would be a saddle; look at both eigenvalues.",
            },
            {
                "at": [
                    "8ca7b1ca 218baf53 4903a8d3",
                    "e038be93 19132882 85eb5622",
                    "ae66626e d1d95a9d ee756d18",
                    "a605778d 04759be8 fb16b957",
                ],
                "say": "None would be a minimum; look at the signs again.",
            },
        ],
    },
    "ms-kept": {
        "decimals": 4,
        "names": ["x", "y", "sharpness"],
        "digests": [
            "90b0c64e 238fe620 a0367f8e 36ae33b5",
            "3c88627f c1b985c0 dec4cb00 6ad9b22b",
            "31648d7e 662649a3 af2e4eba b7f1b954",
        ],
        "hints": [
            {
                "at": [
                    "91b0c7e1 298fef92 262f03bb 0a9002e0",
                    "3c88627f c4b74be2 d37072a5 437716b4",
                    "336490a4 742adcdb 22d72060 4c112985",
                ],
                "say": "This is the minimum of the first exercise; there x² - y² is 3.75, from (2, 0) it is 4.",
            },
            {
                "at": [
                    "91b0c7e1 298fef92 262f03bb 0a9002e0",
                    "3c88627f c4b74be2 d37072a5 437716b4",
                    "",
                ],
                "say": "At (2, 1/2) x² - y² is 3.75; from (2, 0) it is 4.",
            },
            {
                "at": [
                    "",
                    "",
                    "336490a4 742adcdb 22d72060 4c112985",
                ],
                "say": "This is the sharpness at (2, 1/2), where x² - y² is 3.75.",
            },
            {
                "at": [
                    "",
                    "",
                    "3028a0a1 60f9e264 cade7033 e81e8742",
                ],
                "say": "This is the square of the sharpness.",
            },
            {
                "at": [
                    "17bf125d 17dd2ad6 edc0af06 33a60db4",
                    "",
                    "",
                ],
                "say": "This is x².",
            },
            {
                "at": [
                    "",
                    "39885dc6 52bee731 53289f85 989f3f8b",
                    "",
                ],
                "say": "This is y².",
            },
            {
                "at": [
                    "",
                    "",
                    "3664955d e33008c6 62c66bf7 f8783f8c",
                ],
                "say": "This is x² - y²; the sharpness is x² + y².",
            },
        ],
    },
    "ms-limit": {
        "decimals": 4,
        "names": ["smaller eigenvalue", "larger eigenvalue", "limit of η"],
        "digests": [
            "3469de18 54bd4ebd 4e2f9fd6 ef986c0b",
            "24a37e72 fd3a8161 33882a22 b799807f",
            "c1b20079 368796e8 790da9a4 2edea8d8",
        ],
        "hints": [
            {
                "at": [
                    "25b274f5 a7984aa4 2508603d f468ad0e",
                    "400bd0e9 bea33714 951d12b3 14f1ad5e",
                    "",
                ],
                "say": "Give the smaller eigenvalue first.",
            },
            {
                "at": [
                    "3769e2d1 e1fe1006 f728adbd 0356fa4c",
                    "23a37cdf 74352c88 1000c165 e2d55f4a",
                    "",
                ],
                "say": "These are the diagonal of the Hessian; beside it stands 2xy - 1, which is 1.",
            },
            {
                "at": [
                    "",
                    "",
                    "c2b2020c b5824ea7 86b15d8a 62a759a0",
                ],
                "say": "This is 1/L; an error flips its sign above it and still shrinks.",
            },
            {
                "at": [
                    "",
                    "",
                    "c1b20079 b7849064 4e944fa3 67a68d82",
                ],
                "say": "This is 2/4; the Hessian is not diagonal.",
            },
            {
                "at": [
                    "",
                    "a2953a42 8abc0f57 a6587d04 4a56ba4d",
                    "",
                ],
                "say": "This is x + y; the trace is x² + y².",
            },
        ],
    },
    "ms-restarts": {
        "decimals": 0,
        "names": ["poor ends", "draws"],
        "digests": [
            "49385c6e",
            "1d236204",
        ],
        "hints": [
            {
                "at": [
                    "7141321f",
                    "a59f648d",
                ],
                "say": "These end at the good one; all draws must miss, so it is the poor share that is raised to the power k.",
            },
            {
                "at": [
                    "7141321f",
                    "",
                ],
                "say": "These end at the good one.",
            },
            {
                "at": [
                    "",
                    "a59f648d",
                ],
                "say": "Here the share of good ends was raised to the power k; all must miss.",
            },
            {
                "at": [
                    "",
                    "a49f62fa",
                ],
                "say": "Here the share of good ends was raised to the power k; all must miss.",
            },
            {
                "at": [
                    "",
                    "122350b3",
                ],
                "say": "This is enough for 0.95; the task asks for 0.999.",
            },
            {
                "at": [
                    "",
                    "142353d9",
                ],
                "say": "This is enough for 0.99; the task asks for 0.999.",
            },
            {
                "at": [
                    "",
                    "1e236397",
                ],
                "say": "Eight draws miss with probability 0.0013; that is still above 0.001.",
            },
        ],
    },
    "ms-waiting": {
        "decimals": 0,
        "names": ["from 1e-6", "from 1e-10"],
        "digests": [
            "5627094c",
            "dc75b7aa",
        ],
        "hints": [
            {
                "at": [
                    "0bfe5f8b",
                    "",
                ],
                "say": "This is for the factor 1.1; the curvature is -2, so the factor is 1 + 0.1 · 2.",
            },
            {
                "at": [
                    "",
                    "88c6c042",
                ],
                "say": "This is for the factor 1.1; the curvature is -2, so the factor is 1 + 0.1 · 2.",
            },
            {
                "at": [
                    "54270626",
                    "",
                ],
                "say": "Here ln 1.2 was taken as 0.2; that is good for small η|λ| only.",
            },
            {
                "at": [
                    "",
                    "4b6e17a2",
                ],
                "say": "Here ln 1.2 was taken as 0.2; that is good for small η|λ| only.",
            },
            {
                "at": [
                    "dc2a1ad5",
                    "",
                ],
                "say": "This is for the factor 0.8, with which x comes in; y goes out with 1 + 0.1 · 2.",
            },
            {
                "at": [
                    "",
                    "4f705c85",
                ],
                "say": "This is for the factor 0.8, with which x comes in; y goes out with 1 + 0.1 · 2.",
            },
            {
                "at": [
                    "",
                    "48705180",
                ],
                "say": "This is for the factor 0.8, with which x comes in; y goes out with 1 + 0.1 · 2.",
            },
            {
                "at": [
                    "db1d4d4f",
                    "",
                ],
                "say": "This is the logarithm to the base 10 over ln 1.2; take one base for both.",
            },
            {
                "at": [
                    "",
                    "6eb13a78",
                ],
                "say": "This is the logarithm to the base 10 over ln 1.2; take one base for both.",
            },
        ],
    },
    "nesterov-best-pair": {
        "decimals": 4,
        "names": ["ηL", "β", "radius"],
        "digests": [
            "661de13a 85a724f9 b52c0935 720e4be8",
            "6fe70752 8d58c763 fcd4544e 15d1d99d",
            "1ae88678 6728e10b 5c3908e8 79752bcd",
        ],
        "hints": [
            {
                "at": [
                    "651ddfa7 119fb298 012aa5e5 e3d066aa",
                    "72e70c0b 9258cf42 fcc7885b 07887b5c",
                    "1be8880b 6928e431 ce33ac30 6fca3f70",
                ],
                "say": "This is the pair with η = 1/L; here η is larger.",
            },
            {
                "at": [
                    "58194e02 71cf1ac7 14974f48 3407bb93",
                    "70e708e5 a05d627a d8f06dbe 0bc46c46",
                    "",
                ],
                "say": "This is momentum's best pair.",
            },
            {
                "at": [
                    "661de13a 84a72366 b72e4af2 7373dda6",
                    "",
                    "",
                ],
                "say": "This is 4/(3L) times L; μ was left out of 3L + μ.",
            },
            {
                "at": [
                    "",
                    "6fe70752 8f58ca89 71cefc4f b1b2ab7e",
                    "",
                ],
                "say": "This β is on momentum's wall; Nesterov's is another curve.",
            },
            {
                "at": [
                    "",
                    "",
                    "17e881bf 5b0ab913 6b96241f 786ba2e2",
                ],
                "say": "This is √(β(ηL - 1)); at the steep end the roots are real.",
            },
            {
                "at": [
                    "0442c49a bee0b7d8 6cdf39a4 0199d9ab",
                    "",
                    "",
                ],
                "say": "This is η; the task asks for ηL.",
            },
            {
                "at": [
                    "",
                    "",
                    "1be8880b 63269c28 c6d04f97 87b068de",
                ],
                "say": "The radius is 1 - √(ημ), not its square root.",
            },
            {
                "at": [
                    "",
                    "72e70c0b 2178710a 6b0e0953 037c2940",
                    "19e884e5 5303f0b6 10d0ce3d feef8ee0",
                ],
                "say": "β and the radius have changed places.",
            },
        ],
    },
    "nesterov-by-hand": {
        "decimals": 4,
        "names": ["θ₁", "θ₂", "θ₃", "θ₄", "x₄"],
        "digests": [
            "1c752f05 84158566 3baf7ef3 77980030",
            "8c29b670 e5039129 4fc7cf31 e693c72a",
            "923f05da 28c30ec3 10772b59 5f824eb0",
            "cc21e52a c7aca9cd 0d041434 b79c75ed",
            "ccd9b91f 7282fecf dde81293 3cc3c834",
        ],
        "hints": [
            {
                "at": [
                    "a1783efb 2b8099a4 701ea159 f230697e",
                    "1f2f1b07 182700da 100ae6af b03c1bf8",
                    "8b2ff04b 39781083 e47b0541 3112e7e6",
                    "f44519b2 528d0e68 49bb1292 5cc237af",
                    "",
                ],
                "say": "These are the points x; PyTorch stores the points ahead.",
            },
            {
                "at": [
                    "a1783efb 2b8099a4 701ea159 f230697e",
                    "1e2f1974 1126f5d5 1a1c3f8e b7ecd02b",
                    "802da063 a420a053 8a96b46c 2f24f3dd",
                    "fa452324 54713b11 ac9fa443 099b16bc",
                    "",
                ],
                "say": "This is momentum: the step is η times g + βb, with the new buffer.",
            },
            {
                "at": [
                    "1b752d72 0a1896ef dd184b28 2aee3aa1",
                    "9929cae7 dbff05d0 199fdd99 26c8c276",
                    "043be7b9 96a697a2 716e23c3 0dbbb340",
                    "c121d3d9 47a0a75a 585d4455 da8d4d28",
                    "",
                ],
                "say": "The step is η times g + βb; here β was left out of it.",
            },
            {
                "at": [
                    "a1783efb 2b8099a4 701ea159 f230697e",
                    "2122523a 3d114b47 aa11eb3c a64fe1f5",
                    "fa351c36 625e3d89 404a0f7a bc841207",
                    "673b415f f8cea989 d05c85b5 364eaf9a",
                    "",
                ],
                "say": "These are gradient descent's points; nothing is kept.",
            },
            {
                "at": [
                    "d1e270c9 87bd02f4 cf6a5e33 d0a88ba2",
                    "2122523a 3d114b47 aa11eb3c a64fe1f5",
                    "852fe6d9 c87d6ece f1f090c4 15a70d19",
                    "fa42e48d b112f912 5d14aa62 ce9f26b1",
                    "",
                ],
                "say": "This list begins with θ₀; the task asks for θ₁ to θ₄.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "cc21e52a c7aca9cd 0d041434 b79c75ed",
                    "b94f7f43 72220f7e e665912c d34b32b0",
                ],
                "say": "x lies behind θ: add ηβb, do not subtract it.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "cc21e52a c7aca9cd 0d041434 b79c75ed",
                    "20e361ba 533268ad ff0b1fd7 80f0c93e",
                ],
                "say": "This is θ₄ - ηg, which is x₅; x₄ is θ₄ + ηβb₄.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "cc21e52a c7aca9cd 0d041434 b79c75ed",
                    "57dcd287 88048686 88f12d0d f8273388",
                ],
                "say": "x₄ is θ₄ + ηβb₄; here β was left out.",
            },
        ],
    },
    "nesterov-fair-race": {
        "decimals": 0,
        "names": ["momentum, β = 0.7", "Nesterov, β = 0.7", "momentum, β = 0.9", "Nesterov, β = 0.9"],
        "digests": [
            "fe69ee02",
            "0428c369",
            "6f29a257",
            "7eba966b",
        ],
        "hints": [
            {
                "at": [
                    "8862787b",
                    "0428c369",
                    "8399df5a",
                    "ffa1c998",
                ],
                "say": "These are first passages; the norm rises again, and the task asks when it stays.",
            },
            {
                "at": [
                    "0169f2bb",
                    "112b1677",
                    "6e29a0c4",
                    "83ba9e4a",
                ],
                "say": "The loop counted one more: count the updates made, not the tests.",
            },
            {
                "at": [
                    "ff69ef95",
                    "0328c1d6",
                    "62274f49",
                    "7dba94d8",
                ],
                "say": "This is the last step with a large norm; it stays small from the next one on.",
            },
            {
                "at": [
                    "2598f18e",
                    "0c19c577",
                    "82e9a7a3",
                    "6448115f",
                ],
                "say": "This is the loss; the task asks for the norm of the gradient.",
            },
            {
                "at": [
                    "a293a627",
                    "26922ff1",
                    "5873d53c",
                    "1923ba6b",
                ],
                "say": "These are the rates, in thousandths; the task asks for the counts.",
            },
            {
                "at": [
                    "c6138bd8",
                    "2cf2c077",
                    "7129a57d",
                    "85197443",
                ],
                "say": "This is η = 0.006; the task asks for the best of the grid.",
            },
            {
                "at": [
                    "fe69ee02",
                    "0428c369",
                    "6f29a257",
                    "83ba9e4a",
                ],
                "say": "Nesterov's norm is that at x; the task asks for the point that the rule stores.",
            },
            {
                "at": [
                    "8873c19c",
                    "8e1f0f4b",
                    "1709514a",
                    "9e7ced32",
                ],
                "say": "Momentum comes first at each β.",
            },
            {
                "at": [
                    "fe69ee02",
                    "aef5cbb4",
                    "a460b4e2",
                    "7eba966b",
                ],
                "say": "First both methods at β = 0.7, then both at 0.9.",
            },
            {
                "at": [
                    "",
                    "fd0864b9",
                    "",
                    "",
                ],
                "say": "This is η = 0.012; the grid has a better one.",
            },
        ],
    },
    "nesterov-find-the-bug": {
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "digests": [
            "bbd5a4da da8a8350 37ecc671 484e48fa",
            "dd82ed99 3340844e b47c874b bb9bff40",
        ],
        "hints": [
            {
                "at": [
                    "2dd04822 31f10013 37c7ae78 c0706035",
                    "737dc98d 8261cff5 f4e02a2a d53256d7",
                ],
                "say": "The two have changed places.",
            },
            {
                "at": [
                    "b9d5a1b4 718560d7 140c544a 2785f3c4",
                    "df82f0bf 3742c931 37f42ed0 b688b31d",
                ],
                "say": "These are the values after 19 updates; the loop makes 20.",
            },
            {
                "at": [
                    "b4d7d86c 02ff5cfd f7367e3a f3423d44",
                    "539e72f9 5bd10333 483bf78f cc7f9cf6",
                ],
                "say": "These are the values after 21 updates; the loop makes 20.",
            },
            {
                "at": [
                    "bbd5a4da da8a8350 37ecc671 484e48fa",
                    "737dc98d 8261cff5 f4e02a2a d53256d7",
                ],
                "say": "Repaired, it is another method: the step needs the new buffer, times β.",
            },
            {
                "at": [
                    "",
                    "db82ea73 aa3b2f75 97ad694a ddbe1aa6",
                ],
                "say": "This is g + b; the new buffer has to be multiplied by β.",
            },
            {
                "at": [
                    "",
                    "dd82ed99 324082bb 2a7730df 7023a842",
                ],
                "say": "This is x, the point behind; the loop stores θ.",
            },
            {
                "at": [
                    "",
                    "dd82ed99 31408128 a87a35d0 8d7a5b8a",
                ],
                "say": "This is gradient descent; the buffer stays.",
            },
        ],
    },
    "nesterov-restarts": {
        "decimals": 0,
        "names": ["without restarts", "with restarts"],
        "digests": [
            "f111ffae",
            "1c32589a",
        ],
        "hints": [
            {
                "at": [
                    "eda7b78e",
                    "",
                ],
                "say": "This is the first step below; later the cost rises above it again.",
            },
            {
                "at": [
                    "f2120141",
                    "1d325a2d",
                ],
                "say": "The loop counted one more: x₀ is before the first step.",
            },
            {
                "at": [
                    "f011fe1b",
                    "1b325707",
                ],
                "say": "This is the cost at the point ahead; the task asks for x.",
            },
            {
                "at": [
                    "0e2d80d4",
                    "902ac071",
                ],
                "say": "This is η = 0.01; the task asks for 1/L.",
            },
            {
                "at": [
                    "3ee2c776",
                    "",
                ],
                "say": "The share is (a_{t-1} - 1)/a_t, with the old weight above.",
            },
            {
                "at": [
                    "d0523640",
                    "",
                ],
                "say": "This is gradient descent; the momentum is missing.",
            },
            {
                "at": [
                    "",
                    "872ab246",
                ],
                "say": "So it is if one tests the cost at x, or leaves θ ahead: test the product, then set θ = x.",
            },
            {
                "at": [
                    "25e42857",
                    "364ca979",
                ],
                "say": "The two have changed places.",
            },
        ],
    },
    "ot-coins": {
        "decimals": 4,
        "names": ["chance of five to none", "pairs on average", "seeds"],
        "digests": [
            "941ff875 d5fbf325 7eb719e7 45e18192",
            "0cd308da 7cfccf9e cf5a6c37 11932acc",
            "96bf07a1 18e61578 fb0bfa8b a48c808e",
        ],
        "hints": [
            {
                "at": [
                    "931ff6e2 d0fbeb46 7cc3e2b4 0eec1bfc",
                    "7dcdaa8f 4f2366ac da690726 0b45971f",
                    "9cc14faa d59a2f59 ca86d898 c40b82cb",
                ],
                "say": "This counts one direction alone; either of the two may be ahead.",
            },
            {
                "at": [
                    "931ff6e2 d0fbeb46 7cc3e2b4 0eec1bfc",
                    "",
                    "",
                ],
                "say": "This is for one of the two, named before; either may be ahead.",
            },
            {
                "at": [
                    "",
                    "7dcdaa8f 4f2366ac da690726 0b45971f",
                    "",
                ],
                "say": "Either of the two may be ahead, so each pair's chance is 2/32.",
            },
            {
                "at": [
                    "",
                    "53f83be8 121c4138 6f499b6c e25c3b17",
                    "",
                ],
                "say": "This is one pair's chance; add up all 78.",
            },
            {
                "at": [
                    "",
                    "",
                    "9cc14faa d59a2f59 ca86d898 c40b82cb",
                ],
                "say": "With 11 seeds it is 0.076; count both directions.",
            },
            {
                "at": [
                    "",
                    "",
                    "7ed864be ef081e73 f8a87514 3dfa6abd",
                ],
                "say": "This is enough for one pair; the task asks for all 78 together.",
            },
        ],
    },
    "ot-find-the-bug": {
        "decimals": 4,
        "names": ["best rate, repaired", "its loss", "loss claimed as printed"],
        "digests": [
            "083f61b7 90a80691 01c7994e f326b88f",
            "2800d9e2 90710dfb 5fef4f63 88f61bf4",
            "226aff5e 5f09bf42 4c7bf87a eabc6fac",
        ],
        "hints": [
            {
                "at": [
                    "073f6024 86a7f6d3 85aed134 f96f9c6d",
                    "2900db75 8a710489 6ce297e7 ce62ca5b",
                    "",
                ],
                "say": "This is the printed loop; set theta inside the loop over the rates.",
            },
            {
                "at": [
                    "073f6024 86a7f6d3 85aed134 f96f9c6d",
                    "",
                    "",
                ],
                "say": "This is the printed loop's winner, its last rate.",
            },
            {
                "at": [
                    "",
                    "2600d6bc a9ea70ce 4f072785 008df606",
                    "",
                ],
                "say": "This is the loss at 0.02.",
            },
            {
                "at": [
                    "",
                    "2700d84f 20e75a8c 3aa5f50c 83764fd3",
                    "",
                ],
                "say": "This is the loss at 0.04.",
            },
            {
                "at": [
                    "",
                    "",
                    "236b00f1 6509c8b4 518d497a c52d915b",
                ],
                "say": "This is after the first rate; the printed loop claims its last.",
            },
            {
                "at": [
                    "",
                    "",
                    "226aff5e 5a09b763 d281489a fe3204a1",
                ],
                "say": "This is after two rates; the third goes on from there.",
            },
        ],
    },
    "ot-luckiest": {
        "decimals": 4,
        "names": ["mean of the smallest of 33", "mean with a new seed", "smallest k"],
        "digests": [
            "9c96786a da726cce 5aa609c1 51c6edaa",
            "f55c1a7c 08af482b 40c51fa2 1a9226d5",
            "53a0e39a 1b342609 43d236e8 72c292fb",
        ],
        "hints": [
            {
                "at": [
                    "9c96786a da726cce 57a8439f e6e12aed",
                    "",
                    "",
                ],
                "say": "33 numbers cut the interval into 34 parts.",
            },
            {
                "at": [
                    "",
                    "f25c15c3 b480215f ed6d3ade 60acc4cb",
                    "",
                ],
                "say": "The new seed does not know which rate was chosen.",
            },
            {
                "at": [
                    "",
                    "",
                    "fbca4bf1 5df99d2a c34b1c73 10f1ce28",
                ],
                "say": "This makes it a tenth of 1; with a new seed the mean is ½.",
            },
            {
                "at": [
                    "",
                    "",
                    "39a2f943 3cebda9e d6d88d19 976bf478",
                ],
                "say": "1/19 is still above 0.05.",
            },
            {
                "at": [
                    "e0e1bdb7 4b08a465 9d885153 0efeada1",
                    "",
                    "",
                ],
                "say": "This is the mean of the largest.",
            },
        ],
    },
    "ot-twenty": {
        "decimals": 0,
        "names": ["gradient descent", "momentum", "AdaGrad", "Adam"],
        "digests": [
            "b567dc1a",
            "fe6c0f4d",
            "86c7af44",
            "130bb9a4",
        ],
        "hints": [
            {
                "at": [
                    "b567dc1a",
                    "0469b93f",
                    "ac5dc3ae",
                    "120bb811",
                ],
                "say": "This is what the start (-1, 1) says; run all 20.",
            },
            {
                "at": [
                    "b567dc1a",
                    "f46bff8f",
                    "86c7af44",
                    "110bb67e",
                ],
                "say": "This takes one rate for all starts; the task lets each start choose.",
            },
            {
                "at": [
                    "b567dc1a",
                    "fe6c0f4d",
                    "87c7b0d7",
                    "140bbb37",
                ],
                "say": "This is the generator's seed 0; the task has 1.",
            },
            {
                "at": [
                    "b567dc1a",
                    "f86c05db",
                    "86c7af44",
                    "150bbcca",
                ],
                "say": "This is the generator's seed 2; the task has 1.",
            },
        ],
    },
    "ra-below": {
        "decimals": 3,
        "names": ["variance for 3", "variance for 6", "times too large"],
        "digests": [
            "2966a1d1 646413b8 b01507dd",
            "1e2244e2 37e4894b 5d892891",
            "f72c8c2c 6c7b78fa 09031e17",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "18223b70 a8df2b00 f050b18f",
                    "",
                ],
                "say": "This is the delta method's; the theorem's is asked for.",
            },
            {
                "at": [
                    "",
                    "",
                    "fd048390 fb4bbb67 08c73fd1",
                ],
                "say": "The other way round: the delta method's value over the exact one.",
            },
            {
                "at": [
                    "1c62102c bb80eec9 e082befe",
                    "56f0390e 63c8ca53 14c33398",
                    "",
                ],
                "say": "This is the mean of 1/Q; the squared mean of its root is to be subtracted.",
            },
            {
                "at": [
                    "27669eab ec5c9b0b 6fda6f98",
                    "",
                    "",
                ],
                "say": "The quotient of gamma functions is squared.",
            },
            {
                "at": [
                    "",
                    "56d223fa 89fa7d21 3074caaa",
                    "",
                ],
                "say": "The quotient of gamma functions is squared.",
            },
            {
                "at": [
                    "",
                    "",
                    "f72c8c2c 6d7b7a8d 050317cb",
                ],
                "say": "Do not round before dividing.",
            },
            {
                "at": [
                    "2866a03e 61640eff 261c7d64",
                    "18223b70 bcf0939d 36b0241f",
                    "",
                ],
                "say": "This is the standard deviation; the variance is its square.",
            },
            {
                "at": [
                    "206693a6 ef4fd3d1 7ac25280",
                    "",
                    "",
                ],
                "say": "The quotient of gamma functions is the other way round.",
            },
            {
                "at": [
                    "",
                    "",
                    "04048e95 f43ca5d8 63e79597",
                ],
                "say": "Divide the two values; this is their difference.",
            },
        ],
    },
    "ra-bug-step": {
        "decimals": 0,
        "names": ["step"],
        "digests": [
            "25af7cd0",
        ],
        "hints": [
            {
                "at": [
                    "26af7e63",
                ],
                "say": "At this step it is still a little below.",
            },
            {
                "at": [
                    "b9a81707",
                ],
                "say": "Count steps from the start.",
            },
            {
                "at": [
                    "baa8189a",
                ],
                "say": "Count steps from the start.",
            },
        ],
    },
    "ra-exact-factor": {
        "decimals": 4,
        "names": ["r₄", "r₁₀", "mean"],
        "digests": [
            "a6d5ad4b 67f9b754 8dd6c13d 31780a5d",
            "deb50645 209100f5 16ffad69 d8973cf2",
            "580eced6 20aa45e9 35350c4a 42ac5529",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "ddb504b2 1d90fc3c 11fd66f3 bc24b4c0",
                    "",
                ],
                "say": "This is the delta method's.",
            },
            {
                "at": [
                    "a6d5ad4b 69f9ba7a 4f87356e f1a728ca",
                    "ddb504b2 1a90f783 45d9ec1d a13ecb5d",
                    "",
                ],
                "say": "Take the root: a factor enters a variance squared.",
            },
            {
                "at": [
                    "088fea92 25602d6b ac0bcaf2 e1d916a9",
                    "6235a6e6 5a95ec8e 8f187a35 1d62d726",
                    "",
                ],
                "say": "The other way round: the final variance over the present one.",
            },
            {
                "at": [
                    "a6d5ad4b 65f9b42e 88e5c3e8 7594c785",
                    "deb50645 1f90ff62 8a04dfa0 fc383d95",
                    "",
                ],
                "say": "This is √(t/ρ∞); take the exact variances.",
            },
            {
                "at": [
                    "a6d5ad4b 67f9b754 8cd8fe41 bcf1fd11",
                    "deb50645 1d90fc3c 1bffb548 6ba11eb7",
                    "",
                ],
                "say": "These are r₃ and r₉; the first step has t = 1.",
            },
            {
                "at": [
                    "a6d5ad4b 68f9b8e7 85d4760e 8704ffcf",
                    "deb50645 209100f5 2301fee4 e909b240",
                    "",
                ],
                "say": "These are r₅ and r₁₁; the first step has t = 1.",
            },
            {
                "at": [
                    "",
                    "",
                    "580eced6 20aa45e9 3232c8fa 719f6f90",
                ],
                "say": "This is the delta method's, from the sixth step on.",
            },
            {
                "at": [
                    "",
                    "",
                    "580eced6 20aa45e9 34350ab7 47ac5d08",
                ],
                "say": "Only the first two are skipped; the exact variance is finite from the third step on.",
            },
            {
                "at": [
                    "",
                    "",
                    "580eced6 20aa45e9 3035046b bfa4cb2b",
                ],
                "say": "Divide by 100: the two skipped steps count.",
            },
            {
                "at": [
                    "",
                    "",
                    "590ed069 daa63b4d ae81b904 ae406c8c",
                ],
                "say": "This is the linear warm-up's.",
            },
            {
                "at": [
                    "",
                    "",
                    "846ed71c 4fcfd623 0de5521a 6078a022",
                ],
                "say": "This is the sum; divide by the number of steps, 100.",
            },
            {
                "at": [
                    "",
                    "",
                    "5b0ed38f b2a2dcfa e5b51fe8 18f58ec3",
                ],
                "say": "This is the mean of the first 2000; 100 are asked for.",
            },
        ],
    },
    "ra-find-the-bug": {
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "digests": [
            "cd9b08e7 7e3fb155 afdb8a98 c9032018",
            "b67187a7 d8962a63 322f0b93 8c56e027",
        ],
        "hints": [
            {
                "at": [
                    "ca9b042e 0876f892 b3507800 4e0f49de",
                    "b37182ee de6e88ba 943af01d 3049971f",
                ],
                "say": "The other way round: first the printed function's.",
            },
            {
                "at": [
                    "cf9b0c0d f13a5630 d8bf7907 da2a5d96",
                    "b67187a7 d9962bf6 5f230fca 8247b419",
                ],
                "say": "These lack the root.",
            },
            {
                "at": [
                    "",
                    "b67187a7 dd963242 3a2cd994 fadaa56a",
                ],
                "say": "This is the exact variance's; keep the delta method's.",
            },
            {
                "at": [
                    "",
                    "b67187a7 d8962a63 352cd1b5 6de69366",
                ],
                "say": "This is the seventh step's.",
            },
            {
                "at": [
                    "",
                    "b67187a7 d79628d0 c1322b47 1fb40031",
                ],
                "say": "This is the fifth step's.",
            },
        ],
    },
    "ra-lengths": {
        "decimals": 4,
        "names": ["ρ∞", "ρ₂", "ρ₃"],
        "digests": [
            "792a6adb 912d5546 f0eec2cd ecb83adc",
            "b89bc232 850f3f60 ef732cbd f0d0947a",
            "a5e14df4 f5185532 07adc0eb 8229a188",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "304913b8 d865e467 255f874a cc8c6df7",
                    "27e806f7 84f92107 1f2a662e 0ac45758",
                ],
                "say": "The second term has a factor 2.",
            },
            {
                "at": [
                    "04a45d8f 1aeef81a b4c6f8fd dc01156c",
                    "",
                    "",
                ],
                "say": "1 is subtracted from 2/(1 - β₂).",
            },
            {
                "at": [
                    "308b2501 0703150c f4f0cd33 0b7aa112",
                    "",
                    "",
                ],
                "say": "This is at β₂ = 0.999; here it is 0.9.",
            },
            {
                "at": [
                    "833bc3ba 6798bda9 b4f644b4 f0ac6cd7",
                    "",
                    "",
                ],
                "say": "This is 1/(1 - β₂), the time constant; the length is nearly twice that.",
            },
            {
                "at": [
                    "",
                    "c19bd05d 9420a01e 36e8415f 7bfa5654",
                    "25d9c8af 4af230c7 3c377268 ea9948f9",
                ],
                "say": "The first step has t = 1; ρ₁ is 1.",
            },
            {
                "at": [
                    "",
                    "279eaf86 910f5244 726bac31 9f68505d",
                    "18de3166 7d1b69e1 9f234955 8a18e522",
                ],
                "say": "This is the worth N, matched by noise; ρ matches the mean age.",
            },
            {
                "at": [
                    "",
                    "2f3c4632 8064f63c 54080ae3 e56c221e",
                    "acde4afa 30731c98 66123514 42babb13",
                ],
                "say": "The second term is divided by 1 - β₂ᵗ.",
            },
            {
                "at": [
                    "",
                    "309ebdb1 aa37d6dd 54be2512 b733caf7",
                    "1bde361f dfc62bb0 d9ae6c03 1fad8f5c",
                ],
                "say": "These are ρ₃ and ρ₄; the first step has t = 1.",
            },
            {
                "at": [
                    "",
                    "279eaf86 144c0573 ea2bb50c ef24b01d",
                    "18de3166 ddc3e9f3 5880c684 5617d50d",
                ],
                "say": "The newest value counts more than the oldest, so these are a little too large.",
            },
        ],
    },
    "ra-units": {
        "decimals": 3,
        "names": ["c = 1", "c = 10", "c = 20", "c = 40"],
        "digests": [
            "40354075 667ea4a4 f5390ed5",
            "e36f9817 38f0e874 cf4eda15",
            "986195d4 62f7908d 4d2bd087",
            "f38e0e82 4627a0ce 757281d2",
        ],
        "hints": [
            {
                "at": [
                    "40354075 667ea4a4 f5390ed5",
                    "34bb97ce 1ed89ead dc0b0d74",
                    "986195d4 62f7908d 4d2bd087",
                    "eb0df4c5 c1b8e229 a154b5e9",
                ],
                "say": "The moduli are asked for.",
            },
            {
                "at": [
                    "40354075 5477cc89 05dd20ef",
                    "e16f94f1 27f54adf c0cc810c",
                    "9b619a8d 52f2fa2f f0093904",
                    "f4155083 a53d1615 1ec8653b",
                ],
                "say": "These are after four updates, or with the paper's threshold, which makes four plain steps.",
            },
            {
                "at": [
                    "3d353bbc 667ea4a4 f3390baf",
                    "e36f9817 38f0e874 cc4ed55c",
                    "986195d4 62f7908d 4d2bd087",
                    "f38e0e82 4627a0ce 757281d2",
                ],
                "say": "These are after six updates.",
            },
            {
                "at": [
                    "4ec2d3c0 b7de5a4d 82d2d012",
                    "3bb11577 94d72e28 09dafe35",
                    "5999ceba 4fa55bb7 f18dc598",
                    "f08e09c9 461d1372 c8ebb8bb",
                ],
                "say": "This is `radam_skip`, which makes none of the first five steps.",
            },
            {
                "at": [
                    "3d353bbc 627e9e58 fd2c4f7a",
                    "e16f94f1 27f54adf 40cf8923",
                    "9a6198fa 52f538c6 fe7bab2c",
                    "f81556cf a9328f05 5058fa0d",
                ],
                "say": "This is Adam.",
            },
            {
                "at": [
                    "40354075 5a7e91c0 6b42c2f3",
                    "",
                    "5999ceba 4fa55bb7 f18dc598",
                    "a6ad360d a29ff5a6 598ffca7",
                ],
                "say": "This is gradient descent; the steps go along the average.",
            },
        ],
    },
    "ra-units-wait": {
        "decimals": 0,
        "names": ["updates"],
        "digests": [
            "01ec3107",
        ],
        "hints": [
            {
                "at": [
                    "f6ec1fb6",
                ],
                "say": "The update after which it stays below 0.5 is counted.",
            },
            {
                "at": [
                    "faec2602",
                ],
                "say": "Count from the start, not from the fifth update.",
            },
            {
                "at": [
                    "3d4b8fbe",
                ],
                "say": "After the fourth it is below 0.5, but it does not stay so.",
            },
            {
                "at": [
                    "79f5e84b",
                ],
                "say": "This is `radam_skip`; run `radam`.",
            },
        ],
    },
    "rp-by-hand": {
        "decimals": 4,
        "names": ["θ₁, α = 0.9", "θ₂, α = 0.9", "θ₁, α = 0.99", "θ₂, α = 0.99"],
        "digests": [
            "5700f661 3e354e75 5fbd2ce4 3a63c0f8",
            "e918001d 59aac791 0b124677 8707f4b4",
            "46cfaf2e 83aba1ff 8bcd5010 71e9d2b9",
            "2ea62c5b d15aa255 3a10fd72 0586ff3d",
        ],
        "hints": [
            {
                "at": [
                    "5100ecef 444223da 3adeb9f5 c966c4ac",
                    "87b19466 deadd787 0d7de9f6 388314d4",
                    "3fcfa429 8041a8dc 5522e9b3 b47971da",
                    "4c9f5bac 5066a335 9eec97ed 3aa3bc49",
                ],
                "say": "This corrects the average; RMSProp does not.",
            },
            {
                "at": [
                    "5100ecef 444223da 3adeb9f5 c966c4ac",
                    "e817fe8a e0addaad 8a789e8f da662ebe",
                    "3fcfa429 8041a8dc 5522e9b3 b47971da",
                    "29a6247c 4e66a00f 8cf0f8c5 1920d3e0",
                ],
                "say": "This is AdaGrad: here the squares are averaged, with weights.",
            },
            {
                "at": [
                    "5100ecef 31444488 d5363204 eec65374",
                    "87b19466 d4adc7c9 8996b210 970958f9",
                    "3fcfa429 8041a8dc f37a680e 0ea1fcd2",
                    "4c9f5bac 3becc251 8dfdc64b 4b9d8912",
                ],
                "say": "The past keeps the share α, the new square has 1 - α.",
            },
            {
                "at": [
                    "5500f33b ac383a36 a8acba51 ce459760",
                    "da17e880 52a87df5 cb81f516 e5989305",
                    "04546829 334796d4 7f156dc3 6741d4aa",
                    "45f5a9f2 9f00880d 562fde10 a02f307f",
                ],
                "say": "Divide by the root of v.",
            },
            {
                "at": [
                    "5100ecef 444223da 3adeb9f5 c966c4ac",
                    "e817fe8a dfadd91a 8c78a1b5 cb6199f3",
                    "3fcfa429 8041a8dc 5522e9b3 b47971da",
                    "29a6247c 4e66a00f 8cf0f8c5 2720e9ea",
                ],
                "say": "This is the sum; in the average the new square has the share 1 - α.",
            },
            {
                "at": [
                    "",
                    "dc17eba6 e0a34d51 021ac4dd 76b84e01",
                    "",
                    "485a30dc 8a5a5b3a ecb9279d 81eb8d72",
                ],
                "say": "The second gradient is negative, so θ goes back up.",
            },
            {
                "at": [
                    "5400f1a8 b23a823f 28d81fa6 74f4add1",
                    "dc17eba6 dca1086e 75ed0e0d d8c8f7e0",
                    "46cfaf2e 7fab9bb3 cc3f0c04 4ed73f8d",
                    "32a632a7 5acaded5 4d10d6ca 65c194d7",
                ],
                "say": "These are v₁ and v₂; the task asks for θ.",
            },
            {
                "at": [
                    "5b00fcad aa292c86 81d90f64 507ca82d",
                    "a0e3588d bfa92f95 c98a302e 7040881f",
                    "fcf38b63 5b88b6ec 641b21b1 5b7fd786",
                    "485a30dc 8a5a5b3a ecb9279d 81eb8d72",
                ],
                "say": "These are the steps; subtract each from θ.",
            },
            {
                "at": [
                    "5700f661 3e354e75 5fbd2ce4 3a63c0f8",
                    "e918001d 5aaac924 06100001 95efdde8",
                    "46cfaf2e 83aba1ff 8bcd5010 71e9d2b9",
                    "2da62ac8 d25ce27f 4b826b8e 67532e41",
                ],
                "say": "Renew v before the second step, too.",
            },
            {
                "at": [
                    "d089165c fdf88a17 384bcafd 493c154c",
                    "85b19140 537f3783 3ee9e4de f1b235ae",
                    "8aec1c28 383d032d f72177e2 9785f603",
                    "4a9f5886 aaf42cd3 705a583b 404a53b0",
                ],
                "say": "The step is subtracted from θ.",
            },
            {
                "at": [
                    "5000eb5c 2a443983 dc47862a 7c6d4d3d",
                    "e817fe8a dcadd461 1d828054 80a7c9df",
                    "3ecfa296 8643f0e5 f68bb5e8 1d64052b",
                    "29a6247c 4a6699c3 0fe739a2 e362a7ad",
                ],
                "say": "This is gradient descent; divide by the root of v.",
            },
        ],
    },
    "rp-crossing": {
        "decimals": 4,
        "names": ["frozen α", "mean at 0.9", "mean at 0.99"],
        "digests": [
            "f3a1dcec f66922e2 c5e04b1e 8f3c89cc",
            "aac47adc 9482aaf1 d1c8d7f6 c03c4a68",
            "acf13545 0e9e9146 c93fbcf2 207670a9",
        ],
        "hints": [
            {
                "at": [
                    "fe7f7467 20a41723 611abf66 10607175",
                    "",
                    "",
                ],
                "say": "This is 1 - α.",
            },
            {
                "at": [
                    "2ae99df0 ae0292d2 ef7e0e3f 4d15a242",
                    "",
                    "",
                ],
                "say": "This is α/(1 - α); the task asks for α.",
            },
            {
                "at": [
                    "",
                    "13a8f281 b72ff214 2b2de827 a56c5de1",
                    "acf13545 79e1e2af c7731bd7 e4ff7478",
                ],
                "say": "The sign is that of g/√v itself, before it is subtracted.",
            },
            {
                "at": [
                    "",
                    "12a8f0ee 4a84dbe0 7041888b dcbc8a59",
                    "acf13545 109e946c c53d780f 97fa4417",
                ],
                "say": "Renew v first: the divisor holds the newest gradient.",
            },
            {
                "at": [
                    "",
                    "12a8f0ee 5184e6e5 e63c321f d90c1a3e",
                    "47e5d9cd e39a9f76 6c9fd4cf 8e4b9433",
                ],
                "say": "First the mean at 0.9, then that at 0.99.",
            },
            {
                "at": [
                    "",
                    "aac47adc b5618bba e6d34f66 4d3f2607",
                    "acf13545 0e9e9146 55384a91 621e8ff6",
                ],
                "say": "This is the frozen formula; (b) asks for what you measure.",
            },
        ],
    },
    "rp-epsilon": {
        "decimals": 4,
        "names": ["first, outside", "first, inside", "long run, outside", "long run, inside"],
        "digests": [
            "7a8cdf82 45a36ba2 e10a1a5c 0ce36ccc",
            "29a8531d f788fdb9 0a9ff869 72d79b87",
            "3eee5d74 7235a949 1c5361a6 a6c2d4b8",
            "3197ab1f bd422a3d fedf9ab0 e7432420",
        ],
        "hints": [
            {
                "at": [
                    "7a8cdf82 45a36ba2 e40a1f15 94e6817b",
                    "",
                    "",
                    "",
                ],
                "say": "This is without ε; it changes the third decimal.",
            },
            {
                "at": [
                    "84916c6e 3b287152 562203e8 0e100db4",
                    "97ad7d75 4968f117 47eaf8d7 d4e896dd",
                    "5fd561e6 37f63b02 18dcf435 e87327e7",
                    "b4bd216b 5442d084 c680f9b9 067f05bf",
                ],
                "say": "Outside and inside have changed places.",
            },
            {
                "at": [
                    "7a8cdf82 45a36ba2 e10a1a5c 0ce36ccc",
                    "29a8531d 1fd2745e 5fd9621f 377d10f1",
                    "3eee5d74 bfdd7934 2186ea8a da446226",
                    "3197ab1f bd422a3d fedf9ab0 e7432420",
                ],
                "say": "First both first steps, then both of the long run.",
            },
            {
                "at": [
                    "",
                    "29a8531d 1fd2745e 5fd9621f af90e494",
                    "",
                    "",
                ],
                "say": "Inside, the root is that of 10⁻⁹ + 10⁻⁸.",
            },
            {
                "at": [
                    "",
                    "9daa1357 fb890405 9cac1732 b1a90422",
                    "",
                    "",
                ],
                "say": "This is g² over v + ε; take the root.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "3397ae45 303ccf18 28b10bbf a938d85e",
                ],
                "say": "Take the root: g over √(2·10⁻⁸).",
            },
            {
                "at": [
                    "84916c6e 67898da3 45fc898c 28505afa",
                    "93aa0399 77a1cc1f e7db5e52 ab2a89f2",
                    "",
                    "",
                ],
                "say": "At first v is only (1 - α)g², as it starts from 0.",
            },
            {
                "at": [
                    "84916c6e 67898da3 45fc898c 8ee9905d",
                    "",
                    "",
                    "",
                ],
                "say": "At first v is only (1 - α)g², as it starts from 0.",
            },
        ],
    },
    "rp-find-the-bug": {
        "decimals": 4,
        "names": ["as printed", "repaired"],
        "digests": [
            "9bae83c6 19831b4b a547a3b8 f564515e",
            "e877d648 03cb3f0e 380058ff 257c1001",
        ],
        "hints": [
            {
                "at": [
                    "9cae8559 19831b4b a849e708 83dc0a34",
                    "e977d7db 03cb3f0e 37029603 2aacc3e3",
                ],
                "say": "The two have changed places.",
            },
            {
                "at": [
                    "9bae83c6 1b831e71 234f25d7 b167ffdd",
                    "e977d7db 02cb3d7b 4202a754 b3cc5c39",
                ],
                "say": "These are the values after 19 updates; the loop makes 20.",
            },
            {
                "at": [
                    "9cae8559 188319b8 ac49ed54 8ad187dd",
                    "e877d648 04cb40a1 38f38e9f 64c7efd4",
                ],
                "say": "These are the values after 21 updates; the loop makes 20.",
            },
            {
                "at": [
                    "9cae8559 1d832197 123dc1f3 b4d3a4ef",
                    "",
                ],
                "say": "The loop divides by the root of v.",
            },
            {
                "at": [
                    "",
                    "e877d648 07cb455a 043d9b2c 1af6eaf9",
                ],
                "say": "Divide by the root of v.",
            },
            {
                "at": [
                    "",
                    "e877d648 08cb46ed 023d9806 a2a662a8",
                ],
                "say": "The repaired loop, too, starts from v = 1.",
            },
            {
                "at": [
                    "9bae83c6 19831b4b a547a3b8 f564515e",
                    "e977d7db 03cb3f0e 37029603 2aacc3e3",
                ],
                "say": "Renew v before the step; then the divisor holds the new gradient.",
            },
        ],
    },
    "rp-quartic": {
        "decimals": 4,
        "names": ["α below", "factor a step"],
        "digests": [
            "9f771520 2ed19bd7 f5aec23e d76f5049",
            "bcff1f84 3b3a42f3 46e7af35 14775d48",
        ],
        "hints": [
            {
                "at": [
                    "aa7dc9cb ddf4a0e4 9cc60b19 fdbbe2be",
                    "",
                ],
                "say": "So it is on the parabola; here the determinant is 5α.",
            },
            {
                "at": [
                    "",
                    "bdff2117 bd555316 7a86c83d 26c8a46c",
                ],
                "say": "This is the determinant; the modulus of a complex pair is its root.",
            },
            {
                "at": [
                    "",
                    "b1ff0e33 414b9586 a7018ee1 ec2f4b31",
                ],
                "say": "This is √α, the parabola's factor; here the determinant is 5α.",
            },
            {
                "at": [
                    "a07716b3 27cf523b da36889f 92c5b4ef",
                    "",
                ],
                "say": "The gradient is x³, so its square has the error 6a, and the step 2 + 6a - w.",
            },
            {
                "at": [
                    "2287810f a2a920d8 00a09dfd 5281d28a",
                    "",
                ],
                "say": "The determinant 5α has to be below 1.",
            },
            {
                "at": [
                    "",
                    "cb8ab37a d32d09ff a02a8533 325907fc",
                ],
                "say": "This is the reciprocal; errors that shrink have a factor below 1.",
            },
            {
                "at": [
                    "",
                    "b4ff12ec b750cc76 f42fa355 5ca09a48",
                ],
                "say": "This is the share that is lost; the factor is what is left.",
            },
            {
                "at": [
                    "a27719d9 9dc9fbcf 921547fd 6459ae8f",
                    "",
                ],
                "say": "This is where the parabola's eigenvalues become complex.",
            },
        ],
    },
    "st-epochs": {
        "decimals": 4,
        "names": ["epoch as printed", "epoch as meant", "x as printed"],
        "digests": [
            "710d112a dd50a1ef 61c49e00 c2fe1301",
            "e6d4e1b9 38908154 caf78637 833ee3ce",
            "d62dfb3f 24a66c72 12e6f38c c12fe492",
        ],
        "hints": [
            {
                "at": [
                    "efda3759 90ab14fc 7a426e53 c83a4aaa",
                    "",
                    "",
                ],
                "say": "The loop asks with the number of updates, and 20 of them make an epoch.",
            },
            {
                "at": [
                    "e9d7ef50 107fafa7 66ed2fc2 8c342c2d",
                    "",
                    "",
                ],
                "say": "This is what was meant; the loop asks with the number of updates.",
            },
            {
                "at": [
                    "6b0ac921 5d253c9a aed0dc33 4fa6a398",
                    "",
                    "",
                ],
                "say": "The first epoch has 20 updates; the rate falls after 30.",
            },
            {
                "at": [
                    "570f26d3 feb8a4a4 151ad871 68b85cde",
                    "",
                    "",
                ],
                "say": "30 updates are one epoch and a half; epochs are counted from 1.",
            },
            {
                "at": [
                    "",
                    "002da7d5 09c267ae 3ecd157f 8356b024",
                    "",
                ],
                "say": "This counts updates; 20 of them make an epoch.",
            },
            {
                "at": [
                    "",
                    "7a2a964c e80ab319 372fe54e baf9e907",
                    "",
                ],
                "say": "This counts updates; 20 of them make an epoch.",
            },
            {
                "at": [
                    "",
                    "",
                    "d72dfcd2 1409efa3 3d901404 7a6c06d5",
                ],
                "say": "This is x of the loop as it was meant; the one printed hardly moves after epoch 2.",
            },
            {
                "at": [
                    "",
                    "e0d299b0 9727b51f 97a21546 521b73f1",
                    "",
                ],
                "say": "After every 30 epochs: epoch 30 still has the first rate.",
            },
            {
                "at": [
                    "",
                    "",
                    "d32df686 b4ae0ae7 a59cffbe 0703f2fd",
                ],
                "say": "This is x after 30 updates; the rest still moves it a little.",
            },
        ],
    },
    "st-halving": {
        "decimals": 4,
        "names": ["next stage", "limit"],
        "digests": [
            "9873de29 347053aa 0779bde3 7488ed58",
            "d4e6900e fb23f3c3 646ca6cd ec00d6c5",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "d864f697 894ddc11 734521be 64018608",
                ],
                "say": "This is the last stage alone, or F in place of E = 2F; count all stages.",
            },
            {
                "at": [
                    "",
                    "d664f371 f7554500 71119cb0 0f5a6fff",
                ],
                "say": "Count all stages, and E is 2F at the end of one.",
            },
            {
                "at": [
                    "",
                    "da64f9bd 7d4b8a96 3a8988e4 151c02b4",
                ],
                "say": "After halving the rest is 3F, not 2F: E stays, and the floor halves.",
            },
            {
                "at": [
                    "",
                    "d9e697ed 861ebe66 4344159c feac0dfc",
                ],
                "say": "What shrinks is E - F, from 3F to F.",
            },
            {
                "at": [
                    "f8266ec2 c5c70711 f24eac8c 596735cf",
                    "",
                ],
                "say": "The rate halves, so the stage gets longer.",
            },
            {
                "at": [
                    "9c82eeff 1ab90528 412f2a85 f8801eea",
                    "",
                ],
                "say": "The rest shrinks like exp(-2ηt), with η half as large.",
            },
            {
                "at": [
                    "",
                    "d9e8d684 29481c3d 081f91ab 8cfb4502",
                ],
                "say": "All stages last ln 3/η, and E is 2F = η there.",
            },
        ],
    },
    "st-plans": {
        "decimals": 4,
        "names": ["first rate", "E", "first rate of the half", "E of the half"],
        "digests": [
            "9bc1f487 1e2a8fef d431d2a0 2aa04eb1",
            "23d8ee85 848648f3 82277167 af8086fd",
            "8990aa2e c76c9e92 dc07e4fb 054d7de0",
            "75672da7 998bd389 5ae6788e d2a2640b",
        ],
        "hints": [
            {
                "at": [
                    "9bc1f487 1f2a9182 6639743b cd9d1a10",
                    "23d8ee85 848648f3 82277167 a360206e",
                    "8990aa2e c76c9e92 dc07e4fb 054d7de0",
                    "75672da7 998bd389 1618a932 54adb059",
                ],
                "say": "Here E₀ is 5; it is 25.",
            },
            {
                "at": [
                    "9bc1f487 1f2a9182 6639743b cd9d1a10",
                    "23d8ee85 848648f3 82277167 a360206e",
                    "",
                    "",
                ],
                "say": "Here E₀ is 5; it is 25.",
            },
            {
                "at": [
                    "",
                    "22d8ecf2 8c86558b 37152712 80e4c2c7",
                    "",
                    "74672c14 701e4c3b d4d00ff4 4aab44b4",
                ],
                "say": "These are the roots; E is the mean of the square.",
            },
            {
                "at": [
                    "",
                    "",
                    "8990aa2e c76c9e92 dc07e4fb 054d7de0",
                    "75672da7 968bced0 5fe6806d d4959b3e",
                ],
                "say": "This is the best constant rate; the half plan still falls, to a half.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "75672da7 988bd1f6 1b18b111 4d8d51a9",
                ],
                "say": "This is the long plan carried out, with 400 updates; stop it after 200.",
            },
            {
                "at": [
                    "9ac1f2f4 192a8810 723e044d e7546892",
                    "23d8ee85 848648f3 c500ebe4 99f8e351",
                    "8a90abc1 c46c99d9 4e0f5436 3f7f4c77",
                    "75672da7 998bd389 1718aac5 4fab69e3",
                ],
                "say": "The full plan comes first, the half second.",
            },
            {
                "at": [
                    "",
                    "",
                    "8a90abc1 c46c99d9 4e0f5436 3f7f4c77",
                    "",
                ],
                "say": "This is the best first rate of the full plan; the half plan has its own.",
            },
        ],
    },
    "st-rates": {
        "decimals": 4,
        "names": ["inverse, 10", "inverse, 50", "square, 10", "square, 50", "cosine, 10", "cosine, 50"],
        "digests": [
            "c32d59be a1c55709 e9a076ce 4f4bf37b",
            "74d1f0c0 9362912c a771a393 fbdc36df",
            "b26c40c0 fe91259a bf391f30 421f68c1",
            "128859fa 50644e5e e5c58c45 ae2e33c2",
            "68e5c76a 3f6373c1 8b295bac bb169470",
            "40adef7f e416beda 7e047103 8bb525c8",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "",
                    "b26c40c0 ff91272d da370b1a 9bf18903",
                    "13885b8d 52645184 62b98519 6f86192e",
                    "",
                    "",
                ],
                "say": "This is the line; square 1 - k/T.",
            },
            {
                "at": [
                    "",
                    "",
                    "b26c40c0 5e6cf1bf d3370015 25db08f2",
                    "13885b8d 47644033 71be19e4 0f264a05",
                    "",
                    "",
                ],
                "say": "This is 1 - (k/T)²; square 1 - k/T as a whole.",
            },
            {
                "at": [
                    "",
                    "",
                    "b36c4253 f49115dc 5322aedd 4ddf2dca",
                    "13885b8d 47644033 71be19e4 0f264a05",
                    "",
                    "",
                ],
                "say": "This is 1 - (1 - k/T)²; square 1 - k/T.",
            },
            {
                "at": [
                    "c32d59be a0c55576 e7a073a8 cd46a9a7",
                    "74d1f0c0 9362912c a671a200 f7dc3093",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "Here k is one too large; 10 updates are taken.",
            },
            {
                "at": [
                    "c32d59be a1c55709 e3a06d5c 563f328d",
                    "74d1f0c0 9362912c a771a393 f3d9ebb0",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "Here k is one too small; 10 updates are taken.",
            },
            {
                "at": [
                    "c32d59be a0c55576 eca07b87 1015d9f7",
                    "74d1f0c0 95629452 a7d50cc6 14d3f5bf",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "This is `exponential` with 0.95.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "68e5c76a 3f6373c1 9029638b b6120f63",
                    "3fadedec e116ba21 fa893d9a 72d7bfe7",
                ],
                "say": "Add 1 to the cosine and take half.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "68e5c76a 3f6373c1 8c295d3f 392f5fb0",
                    "40adef7f d816abf6 04f87995 4cf5064e",
                ],
                "say": "The angle is πk/T.",
            },
        ],
    },
    "st-two-steps": {
        "decimals": 1,
        "names": ["after one", "after two"],
        "digests": [
            "4a6f8a42",
            "5776ab31",
        ],
        "hints": [
            {
                "at": [
                    "",
                    "5a76afea",
                ],
                "say": "The second rate is 0.25.",
            },
            {
                "at": [
                    "4a6f8a42",
                    "547467e1",
                ],
                "say": "The second rate is 0.25; the line gets to 0 after both updates.",
            },
            {
                "at": [
                    "5071d24b",
                    "5776ab31",
                ],
                "say": "This has 0.25 first; the line begins at 0.5.",
            },
            {
                "at": [
                    "5071d24b",
                    "ce715658",
                ],
                "say": "This has 0.25 first and then 0, a call too early; the first rate is 0.5.",
            },
        ],
    },
    "st-warm-cosine": {
        "decimals": 5,
        "names": ["k = 0", "k = 9", "k = 10", "k = 55", "k = 95"],
        "digests": [
            "d8906519 59650157 15d0fba0 2699e789 56216066",
            "2559b79b b391811e 9c9721a1 73d5d248 a5ee915f",
            "d57ac128 b5037c37 1ebc0e6e 520be7d9 449d35a4",
            "15a27db5 547e73ac 9a2c9731 0b4465f6 2026406f",
            "c0e10125 9f505c00 14f2415c 25a303ba a8a1e43e",
        ],
        "hints": [
            {
                "at": [
                    "d8906519 5864ffc4 2ededb63 ad76418e 9540f295",
                    "2559b79b 3bad1882 b79f8ed3 834abfb0 3e594bbd",
                    "",
                    "",
                    "",
                ],
                "say": "With k/10 the first update is lost; the first rate is 0.01.",
            },
            {
                "at": [
                    "",
                    "",
                    "d57ac128 b5037c37 18a6605a 3923931e fa19b6ab",
                    "14a27c22 557e753f 962a524e 77e02cf9 2df2c239",
                    "",
                ],
                "say": "The cosine begins at k = 10 and has 90 updates of its own.",
            },
            {
                "at": [
                    "",
                    "2559b79b 3bad1882 b69f8d40 894d07b9 bfc1e592",
                    "",
                    "",
                    "",
                ],
                "say": "The ten rates from 0.01 to 0.1 have nine equal steps between them.",
            },
            {
                "at": [
                    "d7906386 21013525 e7fc03b0 7d47c83b ec8aa762",
                    "773c2231 dc0e5b6a 12e9d743 d19a52e8 a58ef1bd",
                    "283df8c8 fb7c3f05 c00a9dfa 11be13cb 977b57fc",
                    "11a27769 9f0ffe94 b531b693 82ac36b2 fb37558d",
                    "c0e10125 a0505d93 1df24f87 3d7ef52f 84da020a",
                ],
                "say": "This is the factor for `LambdaLR`; asked is the rate, 0.1 times as much.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "c0e10125 9f505c00 15f242ef 1aa2f269 16a70e96",
                ],
                "say": "It would reach 0 after update 100, at k = 100; k = 99 is the last update.",
            },
        ],
    },
    "st-warm-sum": {
        "decimals": 1,
        "names": ["updates"],
        "digests": [
            "0df86b63",
        ],
        "hints": [
            {
                "at": [
                    "10f8701c",
                ],
                "say": "This is half of 2000; the sum (1 + 2 + … + 2000)/2000 is a little more.",
            },
            {
                "at": [
                    "4d386fed",
                ],
                "say": "This is what the warm-up costs, or a warm-up that begins at 0.",
            },
            {
                "at": [
                    "2e6ad8e5",
                ],
                "say": "This is the number of updates; all but the last have less than the full rate.",
            },
            {
                "at": [
                    "286890dc",
                ],
                "say": "This is the sum of first and last, times 2000, over 2000; take half of it.",
            },
        ],
    },
    "sw-by-hand": {
        "decimals": 3,
        "names": ["γ", "times as long", "the other rate"],
        "digests": [
            "ece4be37 704d5b32 6ffc5d2b",
            "39a77ff0 56845d23 14d944d7",
            "07105bde 43af1bc2 bbced2fe",
        ],
        "hints": [
            {
                "at": [
                    "ebe4bca4 6a4d51c0 f901b204",
                    "",
                    "08105d71 3daf1250 46d42afd",
                ],
                "say": "The two rates have changed places.",
            },
            {
                "at": [
                    "ebe4bca4 6a4d51c0 f901b204",
                    "",
                    "",
                ],
                "say": "This projects p on g: ⟨p, g⟩ over ⟨g, g⟩.",
            },
            {
                "at": [
                    "62442d1a f60f9921 df2a54cc",
                    "",
                    "",
                ],
                "say": "The quotient is upside down: ⟨p, p⟩ stands above.",
            },
            {
                "at": [
                    "e9e4b97e e5c42e7d 09809160",
                    "",
                    "",
                ],
                "say": "This is ⟨p, g⟩; it is the divisor.",
            },
            {
                "at": [
                    "ebe4bca4 6a4d51c0 fc01b6bd",
                    "",
                    "",
                ],
                "say": "This is ⟨p, p⟩; divide it by ⟨p, g⟩.",
            },
            {
                "at": [
                    "ece4be37 53bc8ce2 a1cf460d",
                    "",
                    "",
                ],
                "say": "This is Adam's length in each coordinate.",
            },
            {
                "at": [
                    "",
                    "15a6448d 99470f2e 943e60ac",
                    "",
                ],
                "say": "This is cos φ; γg is the longer of the two.",
            },
            {
                "at": [
                    "",
                    "54a56bda 4b2338d5 fcb3fde1",
                    "",
                ],
                "say": "The length of p is √0.03, not 0.1.",
            },
            {
                "at": [
                    "",
                    "40a78af5 d6905f96 61fae6d3",
                    "",
                ],
                "say": "This is the square; a length takes the root.",
            },
            {
                "at": [
                    "",
                    "",
                    "ff104f46 86ba53af 91b68f47",
                ],
                "say": "This is how many times as long that step is; asked is its rate.",
            },
            {
                "at": [
                    "",
                    "",
                    "2ec9a143 abcc26a6 8932d129",
                ],
                "say": "The quotient is upside down: ⟨g, g⟩ is the divisor.",
            },
            {
                "at": [
                    "",
                    "0ba634cf 9437fcc5 1a867b0a",
                    "",
                ],
                "say": "This is the length of γg; divide it by that of p.",
            },
        ],
    },
    "sw-find-the-bug": {
        "decimals": 4,
        "names": ["θ, as printed", "θ, repaired", "step, as printed", "step, repaired"],
        "digests": [
            "8ef8474d fecfb432 c62375bb 419bbd0f",
            "ab3f7fab ae2b3629 67a826a8 f3d55707",
            "fb8e6dd8 e9936014 0644b827 d8054ea3",
            "73cef8cf 03e3acf0 02a482ed 97b792a2",
        ],
        "hints": [
            {
                "at": [
                    "f6cea1b6 88a1109a 60d12961 40aa2dbc",
                    "bc8fb26e f77efc57 90289418 f89c89d2",
                    "",
                    "",
                ],
                "say": "The two have changed places.",
            },
            {
                "at": [
                    "8df845ba 81d2c102 e598413d bcaa0892",
                    "b88fac22 7b9c4e37 d8d59513 7991c916",
                    "",
                    "",
                ],
                "say": "These are the values after 4 steps.",
            },
            {
                "at": [
                    "8bf84294 0fcd905e bef4fd4a 12bdd7f8",
                    "a43f74a6 3d2189ea 234b4f50 f0e5fa23",
                    "",
                    "",
                ],
                "say": "These are the values after 6 steps.",
            },
            {
                "at": [
                    "",
                    "9938a790 134880bf f470b3a7 272e6fd9",
                    "",
                    "",
                ],
                "say": "This is the buffer after 5 steps; θ has moved by a tenth of all five buffers.",
            },
            {
                "at": [
                    "",
                    "bd8fb401 ee7caf95 8fb637fa 240f5c52",
                    "",
                    "",
                ],
                "say": "This is the last step alone; add all five.",
            },
            {
                "at": [
                    "",
                    "3435c9fa 8bdd9ee1 511bc838 63c9085b",
                    "",
                    "",
                ],
                "say": "These are five steps of 1; the buffer starts empty, and the first step is 0.1.",
            },
            {
                "at": [
                    "",
                    "",
                    "fb8e6dd8 ea9361a7 cf357ddd f65e6c78",
                    "",
                ],
                "say": "This is 0.9 of the buffer; the newest gradient is still to be added.",
            },
            {
                "at": [
                    "",
                    "2ef5df6e 4b062fa7 c9b4c794 0ed84a02",
                    "",
                    "",
                ],
                "say": "The factor 1 - β belongs to the step; only the buffer does without it.",
            },
            {
                "at": [
                    "",
                    "",
                    "fb8e6dd8 ea9361a7 0042701e d4f400c9",
                    "",
                ],
                "say": "This is the first step; the buffer goes on from there.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "4dd1f96d df68f240 05fa01e7 67fbbbd6",
                ],
                "say": "The buffer comes to 10; the step is a tenth of it.",
            },
        ],
    },
    "sw-one": {
        "decimals": 3,
        "names": ["steep coordinate", "each other", "times as long"],
        "digests": [
            "96c7fb4d b74a4e64 fe7293ad",
            "317d02e1 c782b27c 5fa78eab",
            "0ddc266b 6d9da3a3 f9a71b2e",
        ],
        "hints": [
            {
                "at": [
                    "93c7f694 a845b999 3ed23076",
                    "",
                    "",
                ],
                "say": "The slopes add up to 1999, not to 2000.",
            },
            {
                "at": [
                    "",
                    "",
                    "0ddc266b 6f9da6c9 6b9f7fdf",
                ],
                "say": "The slopes add up to 1999, not to 2000.",
            },
            {
                "at": [
                    "9e21472c 8714d39b e0bf5bd2",
                    "",
                    "",
                ],
                "say": "This is its share of the slopes; in η it moves n times that.",
            },
            {
                "at": [
                    "",
                    "",
                    "451ef62a f8b579c9 06021b74",
                ],
                "say": "The length of p is √n η: it has n coordinates of size η.",
            },
            {
                "at": [
                    "72590770 8c14b63d 6b634442",
                    "50d558a7 23732d98 111546e5",
                    "",
                ],
                "say": "This is Adam's step; SGD's is in proportion to the slopes.",
            },
            {
                "at": [
                    "f41deca0 4a93c4af a8e58426",
                    "50d558a7 23732d98 111546e5",
                    "",
                ],
                "say": "These are the slopes; γ multiplies them.",
            },
            {
                "at": [
                    "72590770 8c14b63d 6b634442",
                    "347d079a f01afc6b 7aa1b97f",
                    "",
                ],
                "say": "γ is n over the sum of the slopes, and multiplies each slope.",
            },
            {
                "at": [
                    "",
                    "",
                    "a02db3f1 a7d3d46a 3f5148fb",
                ],
                "say": "This is the square; a length takes the root.",
            },
            {
                "at": [
                    "",
                    "",
                    "c17a3827 561c8fb4 2051dcce",
                ],
                "say": "This is the bound, the root of n; it is not reached.",
            },
            {
                "at": [
                    "",
                    "",
                    "c25a5d5d 26ba9e0e e63a2ecb",
                ],
                "say": "This is the length of SGD's step in η; divide it by that of p.",
            },
        ],
    },
    "sw-tolerance": {
        "decimals": 3,
        "names": ["step, 0.1", "Λ, 0.1", "step, 0.03", "Λ, 0.03", "step, 0.01", "Λ, 0.01"],
        "digests": [
            "e419ab14 28319e11 50a07efe",
            "be2eb658 c8e57cdb ba8ad990",
            "74af13d6 d0a97951 334ae108",
            "b0cff32f 0da4fc37 7dab34e4",
            "0ab8ed69 daa6a6ae 90bf9597",
            "c70820a2 e6dad4b9 5adeb4d6",
        ],
        "hints": [
            {
                "at": [
                    "56211a4f cb2e6970 3d4b406d",
                    "",
                    "",
                    "",
                    "",
                    "",
                ],
                "say": "In step 1 the average is γ₁ itself; the test begins with step 2.",
            },
            {
                "at": [
                    "",
                    "",
                    "8eacfe2d 73a644b0 63d002fb",
                    "",
                    "",
                    "",
                ],
                "say": "The first step is step 1.",
            },
            {
                "at": [
                    "",
                    "",
                    "",
                    "",
                    "04b6a560 b8eef219 dd695b26",
                    "",
                ],
                "say": "The first step is step 1.",
            },
            {
                "at": [
                    "",
                    "be2eb658 c7e57b48 4a836d7b",
                    "",
                    "b1cff4c2 0fa4ff5d 7aa8f194",
                    "",
                    "c70820a2 e6dad4b9 64dec494",
                ],
                "say": "This is γₜ; Λ is the corrected average.",
            },
            {
                "at": [
                    "",
                    "bf2eb7eb 0390c31a ea1e3fa1",
                    "",
                    "aecff009 2a67517b 02a7d98b",
                    "",
                    "1a4ecedd d8bbf67d b459a9d1",
                ],
                "say": "This is λₜ; divide it by 1 - β₂ᵗ.",
            },
            {
                "at": [
                    "e419ab14 28319e11 50a07efe",
                    "bf2eb7eb ff90bcce b2a7f49b",
                    "21c6cbaa 91b1396f d5d31c80",
                    "aecff009 29674fe8 04a7dcb1",
                    "2d44604a f7d2e34f 744be97c",
                    "194ecd4a 46b454e2 b9a73cf5",
                ],
                "say": "This is with η = 0.1; here η is 0.3.",
            },
            {
                "at": [
                    "898237ed 7edd863a 1b21889b",
                    "cd8928de 3252b9ed efd3c152",
                    "14cc9b07 433ba8a4 4317bc79",
                    "e254150c 4437b927 e9551db4",
                    "0ab8ed69 daa6a6ae 90bf9597",
                    "c70820a2 e6dad4b9 5adeb4d6",
                ],
                "say": "The loop's 0.02 is still in it; put in each tolerance.",
            },
            {
                "at": [
                    "e419ab14 28319e11 50a07efe",
                    "be2eb658 c8e57cdb ba8ad990",
                    "21c6cbaa 91b1396f d5d31c80",
                    "adcfee76 ffaf7389 ca1fe39a",
                    "02b353b8 36d9487d bf5d1df2",
                    "174eca24 d6bbf357 334b6734",
                ],
                "say": "Start anew for each tolerance, with empty averages.",
            },
        ],
    },
    "wo-bound": {
        "decimals": 4,
        "names": ["bound", "limit of η"],
        "digests": [
            "662c0e59 b0fa446b 09fd1dc3 6cbbdf24",
            "48125d70 cde04065 b30dd34a 20bb083b",
        ],
        "hints": [
            {
                "at": [
                    "662c0e59 b0fa446b 09fd1dc3 6cbbdf24",
                    "4c216e46 b428f1e3 308c6cac 9b38424d",
                ],
                "say": "This is the limit of u; η is half of it.",
            },
            {
                "at": [
                    "632c09a0 bcf818b8 008ab37a 02f1e21f",
                    "",
                ],
                "say": "This is w₀/(1 − u/4); the inequality is about the square of w.",
            },
            {
                "at": [
                    "652c0cc6 acfa3e1f 9206ee37 2931784a",
                    "",
                ],
                "say": "This is the bound for u = 0.1; u is 2η.",
            },
            {
                "at": [
                    "663b18e3 204cc7f0 83fb5089 ec42e4ec",
                    "",
                ],
                "say": "This bounds w²; the bound on w is its root.",
            },
            {
                "at": [
                    "632c09a0 bcf818b8 f0885bb3 79827fed",
                    "",
                ],
                "say": "This is the bound for u = 0.4; u is 2η.",
            },
            {
                "at": [
                    "652c0cc6 a8fa37d3 17ff7264 73f9f96d",
                    "",
                ],
                "say": "The walk goes a little beyond 3, so 3 is no bound.",
            },
            {
                "at": [
                    "662c0e59 b0fa446b 09fd1dc3 6cbbdf24",
                    "da19ff0b 10dc74a4 7fb86259 813b3c7e",
                ],
                "say": "From 1 on gradient descent fails; here the bound exists for every u < 4.",
            },
        ],
    },
    "wo-own-rule": {
        "decimals": 6,
        "names": ["w"],
        "digests": [
            "e231f55c 0399f811 17cf40be 1f1790ad b152f4a3 8d44db9c",
        ],
        "hints": [
            {
                "at": [
                    "e231f55c 0399f811 1acf4577 9625c38c e26bd3d2 135282c1",
                ],
                "say": "This is gradient descent; the rule averages two gradients.",
            },
            {
                "at": [
                    "e231f55c 0399f811 1acf4577 9d25ce91 e86e1bdb ff891839",
                ],
                "say": "In the first step the older gradient is 0, not a copy of the newest.",
            },
            {
                "at": [
                    "e331f6ef 0499f9a4 043e1a7d d5fa74b2 6a91f7fc c5465cac",
                ],
                "say": "This steps by the sum of the two gradients; their mean is half of it.",
            },
            {
                "at": [
                    "e531fa15 625c77e7 1cf8f999 5b4609f2 0a17f092 b43c2a3f",
                ],
                "say": "This is at the learning rate 0.1; the task says 0.25.",
            },
            {
                "at": [
                    "e231f55c 4c7ca8f0 8f51ffd0 f3fff4dc 4b33d678 b4a88f7f",
                ],
                "say": "The state here is the last mean; it has to be the last gradient.",
            },
            {
                "at": [
                    "e431f882 615eb4eb 63fc0b98 7ab07289 83d28c48 71f8d938",
                ],
                "say": "The state here never changes; the rule has to return the newest gradient as its new state.",
            },
            {
                "at": [
                    "e231f55c 0299f67e 16cf3f2b 1f19cf44 875da384 0bbed683",
                ],
                "say": "This is after 9 updates.",
            },
            {
                "at": [
                    "e231f55c 0399f811 19cf43e4 8a1ef4e3 feb033a1 cc79f595",
                ],
                "say": "This is after 11 updates.",
            },
        ],
    },
    "wo-rate-bug": {
        "decimals": 4,
        "names": ["as printed", "as meant"],
        "digests": [
            "a53a21af fca8a32d 63a7c824 4d813e98",
            "0d6ab1be 7ceb23ff d7239b14 8b24c825",
        ],
        "hints": [
            {
                "at": [
                    "af3a316d 79c16cda f650ca97 ae17766c",
                    "",
                ],
                "say": "The new value of lr reaches the loop, but not the optimizer.",
            },
            {
                "at": [
                    "",
                    "0a6aad05 7bde5679 6810ce1c 3a0dd384",
                ],
                "say": "Here only the fourth update has the small rate; it is to begin with the third.",
            },
            {
                "at": [
                    "",
                    "1c688ac4 7aa6ed1e 3ba9190b fe9caa62",
                ],
                "say": "Here the small rate begins with the second update; it is to begin with the third.",
            },
            {
                "at": [
                    "",
                    "0e6ab351 80eb2a4b 5d19e0aa 1d49fbd6",
                ],
                "say": "This is after three updates; the loop makes four.",
            },
            {
                "at": [
                    "",
                    "036aa200 f9d250e0 8d2b7f83 26180f5d",
                ],
                "say": "This is the end of the loop as printed; from the third update on the rate is to be 0.01.",
            },
            {
                "at": [
                    "b13c732a ff1f7f9f 2666eef8 29c843a1",
                    "",
                ],
                "say": "This is after one update; the loop makes four.",
            },
        ],
    },
    "wo-two-backwards": {
        "decimals": 3,
        "names": ["w"],
        "digests": [
            "b027ed0d 4d3c932e ba44992f",
        ],
        "hints": [
            {
                "at": [
                    "b22a2eca 569b75bf f78d7798",
                ],
                "say": "This is one step by a single gradient; the second backward adds to what the first has left.",
            },
            {
                "at": [
                    "af27eb7a 553ede5d 47b1c316",
                ],
                "say": "This is two steps by one gradient each; step is called once, after both calls of backward.",
            },
            {
                "at": [
                    "a1e2b27f 0de2024c f4605dad",
                ],
                "say": "This is the step by 6 · 6; backward adds the gradients, it does not multiply them.",
            },
            {
                "at": [
                    "650ff62e 9ad4e9ed 8b7b1810",
                ],
                "say": "This is two steps by 12; step is called once.",
            },
            {
                "at": [
                    "a627dd4f d123cb14 41c9e80d",
                ],
                "say": "This is one step by 18; backward is called twice, so .grad holds 12.",
            },
            {
                "at": [
                    "a527dbbc d5260ff7 b5f0bd50",
                ],
                "say": "This is part (b) after two updates; here w is still 3 at the second backward.",
            },
        ],
    },
    "wo-window": {
        "decimals": 0,
        "names": ["gd", "adagrad"],
        "digests": [
            "3389543b",
            "41272004",
        ],
        "hints": [
            {
                "at": [
                    "3389543b",
                    "c21091c8",
                ],
                "say": "The theorem has ε = 0; the library's AdaGrad has 1e-10. Run it for the smallest c.",
            },
            {
                "at": [
                    "",
                    "35270d20",
                ],
                "say": "This ends the window where c is ε. With shorter steps it arrives, too; run it.",
            },
            {
                "at": [
                    "",
                    "3c271825",
                ],
                "say": "This ends the window where c is ε. With shorter steps it arrives, too; run it.",
            },
            {
                "at": [
                    "af234f97",
                    "c21091c8",
                ],
                "say": "A factor c changes gradient descent: it multiplies w by 1 − 0.2c in each update.",
            },
        ],
    },
    "wo-without-clearing": {
        "decimals": 3,
        "names": ["after 1", "after 2", "after 3"],
        "digests": [
            "265eb6df d7798ff0 38137905",
            "7beb5f02 28602051 276fc45e",
            "5650d829 89574b33 f3631772",
        ],
        "hints": [
            {
                "at": [
                    "265eb6df d7798ff0 38137905",
                    "81eb6874 286f2adb e468a948",
                    "f141e299 22505406 708dc5a6",
                ],
                "say": "These are the updates with zero_grad; without it the gradients add up.",
            },
            {
                "at": [
                    "265eb6df d7798ff0 38137905",
                    "7beb5f02 28602051 276fc45e",
                    "5850db4f 1392bb99 be0ac095",
                ],
                "say": "The third step is taken by two gradients only; .grad holds all three.",
            },
            {
                "at": [
                    "a85734c0 bc730d4d b8e89912",
                    "d8f7094c 042cb867 18029ade",
                    "b4760d8f 39652e48 85585e4a",
                ],
                "say": "The first step is taken by 12; before the first backward .grad is empty.",
            },
            {
                "at": [
                    "265eb6df d7798ff0 38137905",
                    "7ceb6095 205dd522 1a01d0f7",
                    "7e383334 cf74ff5d b3a86596",
                ],
                "say": "All gradients are taken at 3; each is taken where w stands at the time.",
            },
        ],
    },
}
